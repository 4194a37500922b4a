package io.signalbox.runtime.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How Kafka is reached.
 *
 * @param sessionTimeout how long a member of the group may be silent before another takes its
 *     shards; brokers refuse less than their {@code group.min.session.timeout.ms}, 6 s unless
 *     changed
 * @param client further settings of Kafka's clients by their own names, such as {@code
 *     security.protocol}
 */
@ConfigurationProperties("signalbox.kafka")
public record KafkaSettings(
    @Bindable(defaultValue = "localhost:9092") String bootstrapServers,
    @Bindable(defaultValue = "1") short replicationFactor,
    @Bindable(defaultValue = "6s") Duration sessionTimeout,
    @Bindable(defaultValue = "")
        @MapFormat(
            transformation = MapFormat.MapTransformation.FLAT,
            keyFormat = StringConvention.RAW)
        Map<String, String> client) {

  /** What every client of ours starts from. */
  public Map<String, Object> connection(String clientId) {
    var all = new HashMap<>(extra());
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    all.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    return all;
  }

  /** The operator's further settings. */
  public Map<String, Object> extra() {
    return new HashMap<>(client);
  }
}
