package io.signalbox.runtime.stream;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How streams treat their readers.
 *
 * @param heartbeat a comment is sent when nothing else was for so long
 * @param stillMax a reader that takes nothing for so long is dropped
 */
@ConfigurationProperties("signalbox.stream")
public record StreamSettings(
    @Bindable(defaultValue = "15s") Duration heartbeat,
    @Bindable(defaultValue = "30s") Duration stillMax) {}
