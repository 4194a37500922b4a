package io.signalbox.runtime.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.signalbox.runtime.delivery.Carrier;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.UnreadableJson;
import io.signalbox.runtime.shard.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts what a delivery carries, as a webhook: its id is the same at each attempt, its signature is
 * of the moment. What hinders it on the way is an {@link IOException}, and may pass.
 */
final class WebhookCarrier implements Carrier, AutoCloseable {
  /** Of an answer no more is read. */
  private static final int ANSWER_BYTES_MAX = 2_000;

  private static final int SHOWN_CHARACTERS_MAX = 200;
  private static final int HEADERS_MAX = 100;
  private static final int LINE_BYTES_MAX = 8_192;

  /** Many targets may be at one host; how many calls go to each of them its courier says. */
  private static final int PER_HOST_MAX = 1_000;

  private static final TimeValue KEPT = TimeValue.ofMinutes(1);

  private final Reach reach;
  private final Secrets secrets;
  private final InstantSource clock;
  private final CloseableHttpClient client;

  /**
   * A carrier without connections.
   *
   * @param silence how long a receiver may say nothing, when we connect and later
   */
  WebhookCarrier(
      Reach reach,
      Secrets secrets,
      PinnedNames.Names names,
      Duration silence,
      InstantSource clock) {
    this.reach = reach;
    this.secrets = secrets;
    this.clock = clock;
    this.client = client(new PinnedNames(reach, names), Timeout.of(silence));
  }

  /** Does what is asked and no more: no proxy, redirect, retry, cookie, password, compression. */
  private static CloseableHttpClient client(PinnedNames names, Timeout silence) {
    var lines =
        Http1Config.custom()
            .setMaxHeaderCount(HEADERS_MAX)
            .setMaxLineLength(LINE_BYTES_MAX)
            .build();
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(names)
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder().http1Config(lines).build())
            .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
            .setMaxConnPerRoute(PER_HOST_MAX)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(silence)
                    .setSocketTimeout(silence)
                    .setTimeToLive(KEPT)
                    .build())
            .build();
    return HttpClientBuilder.create()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(silence)
                .setResponseTimeout(silence)
                .setProtocolUpgradeEnabled(false)
                .setAuthenticationEnabled(false)
                .build())
        .setUserAgent("Signalbox")
        .evictIdleConnections(KEPT)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  @Override
  public String kind() {
    return Post.KIND;
  }

  @Override
  public Answer carry(Delivery delivery) throws IOException {
    try {
      return send(request(delivery));
    } catch (Forbidden e) {
      return Answer.refused(String.valueOf(e.getMessage()));
    } catch (UnreadableJson e) {
      return Answer.refused("its payload is no post");
    } catch (BadSecret e) {
      return Answer.notNow("what signs it can't be used: " + e.getMessage(), null);
    }
  }

  private HttpPost request(Delivery delivery) throws IOException, BadSecret {
    var post = Json.read(delivery.payload(), Post.class);
    var request = new HttpPost(reach.check(post.url()));
    var id = delivery.id().toString();
    var seconds = clock.instant().getEpochSecond();
    request.setHeader("webhook-id", id);
    request.setHeader("webhook-timestamp", Long.toString(seconds));
    var secret = post.secret();
    if (secret != null) {
      request.setHeader("webhook-signature", signature(secret, id, seconds, post.body()));
    }
    var body = post.body().getBytes(StandardCharsets.UTF_8);
    request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    return request;
  }

  private String signature(String reference, String id, long seconds, String body)
      throws IOException, BadSecret {
    var secret = secrets.find(reference);
    if (secret == null) throw new BadSecret("there is no " + reference);
    try {
      return new Webhook(secret).sign(id, seconds, body);
    } catch (IllegalArgumentException | EmptyWebhookSecretException | WebhookSigningException e) {
      throw new BadSecret(reference + " is not Base64");
    }
  }

  /** A person has to mend it, and may before the delivery is given up. */
  private static final class BadSecret extends Exception {
    BadSecret(String why) {
      super(why, null, false, false);
    }
  }

  private Answer send(HttpPost request) throws IOException {
    var host = new HttpHost(request.getScheme(), request.getAuthority());
    var response = client.executeOpen(host, request, null);
    try {
      var status = response.getCode();
      var retryAfter = response.getFirstHeader("Retry-After");
      var said = (status + " " + response.getReasonPhrase()).strip() + body(request, response);
      return Verdict.of(
          status, said, retryAfter == null ? null : retryAfter.getValue(), clock.instant());
    } finally {
      Closer.closeQuietly(response); // it would read on to the end, of what was not cut off
    }
  }

  /**
   * The beginning of what came with the status. That has decided already: what it takes to read the
   * rest, and whether it can be, is no part of the answer.
   */
  private static String body(HttpPost request, ClassicHttpResponse response) {
    var entity = response.getEntity();
    if (entity == null) return "";
    var isShort = entity.getContentLength() >= 0 && entity.getContentLength() <= ANSWER_BYTES_MAX;
    if (response.getCode() < 300 && !isShort) {
      request.cancel();
      return "";
    }
    try {
      var bytes = entity.getContent().readNBytes(ANSWER_BYTES_MAX);
      if (!isShort) request.cancel();
      var text = new String(bytes, StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? "" : ": " + shown(text);
    } catch (IOException e) {
      request.cancel();
      return "";
    }
  }

  private static String shown(String text) {
    return text.codePoints()
        .limit(SHOWN_CHARACTERS_MAX)
        .map(each -> Character.isISOControl(each) ? ' ' : each)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
