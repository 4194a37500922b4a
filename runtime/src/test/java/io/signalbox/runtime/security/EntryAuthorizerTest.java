package io.signalbox.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.loop.Authorizer;
import io.signalbox.runtime.loop.Authorizer.Refused;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntryAuthorizerTest {
  private static final Actor AGENT = new Actor("sb_agent_abcdefgh", Role.AGENT, "acme", "agent-1");

  private static final Instant NINE = Instant.parse("2026-06-01T09:00:00Z");
  private static final String TOPIC = "desk.commands";

  private final InternalToken internal = internal("ours", null);
  private Instant now = NINE;
  private final ApiKeys keys = new ApiKeys(() -> now, null);
  private final EntryAuthorizer authorizer = new EntryAuthorizer(keys, internal, () -> now);
  private final IssuedKey integration = ApiKeys.issue(Role.INTEGRATION, "acme", null, null);
  private final IssuedKey admin = ApiKeys.issue(Role.ADMIN, "acme", null, null);

  @BeforeAll
  void provision() {
    keys.provision(List.of(integration.stored(), admin.stored()));
  }

  @Test
  void a_key_writes_to_its_own_workspace_only() throws Refused {
    assertThat(authorize("Bearer " + integration.token(), "acme"))
        .isEqualTo(new Actor(integration.stored().prefix(), Role.INTEGRATION, "acme", null));
    assertThat(refused("Bearer " + integration.token(), "other")).contains("another workspace");
  }

  @Test
  void an_admins_key_writes_to_any_workspace() throws Refused {
    assertThat(authorize("Bearer " + admin.token(), "other"))
        .isEqualTo(new Actor(admin.stored().prefix(), Role.ADMIN, "other", null));
  }

  @Test
  void our_own_token_carries_the_actor_whole() throws Refused {
    var record = vouched(AGENT, sent());

    assertThat(text(record, HeaderNames.AUTHORIZATION)).startsWith("Internal ");
    assertThat(authorizer.authorize(record, "acme")).isEqualTo(AGENT);
    assertThat(authorizer.authorize(record, "acme")).isEqualTo(AGENT); // now from memory
    assertThat(refused(record, "other")).contains("internal token");
    var admins = vouched(new Actor("x", Role.ADMIN, "acme", null), sent());
    assertThat(refused(admins, "other")).contains("internal token"); // nor does an admin's
  }

  /** Somebody who may read and write the topic takes the token off one record for another. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        HeaderNames.ID,
        HeaderNames.TYPE,
        HeaderNames.SUBJECT,
        HeaderNames.CONTENT_TYPE,
        HeaderNames.REPLAY_OF
      })
  void a_token_is_worth_nothing_beside_another_header(String name) {
    var record = vouched(AGENT, sent());
    record.headers().add(name, bytes("something else"));
    assertThat(refused(record, "acme")).contains("internal token");

    var without = vouched(AGENT, sent());
    without.headers().add(name, null); // the last one counts
    if (!name.equals(HeaderNames.REPLAY_OF)) {
      assertThat(refused(without, "acme")).contains("internal token");
    }
  }

  @Test
  void a_token_is_worth_nothing_on_another_topic_or_with_another_value() {
    var token = text(vouched(AGENT, sent()), HeaderNames.AUTHORIZATION);
    var moved = record("other.commands", NINE, sent(), "{}");
    var changed = record(TOPIC, NINE, sent(), "{ }");
    moved.headers().add(HeaderNames.AUTHORIZATION, bytes(token));
    changed.headers().add(HeaderNames.AUTHORIZATION, bytes(token));

    assertThat(refused(moved, "acme")).contains("internal token");
    assertThat(refused(changed, "acme")).contains("internal token");
  }

  @Test
  void a_token_is_worth_nothing_when_the_ids_of_its_day_are_forgotten() throws Refused {
    var token = text(vouched(AGENT, sent()), HeaderNames.AUTHORIZATION);
    var inTime = record(TOPIC, NINE.plus(Duration.ofHours(24)), sent(), "{}");
    var late = record(TOPIC, NINE.plus(Duration.ofHours(24)).plusMillis(1), sent(), "{}");
    inTime.headers().add(HeaderNames.AUTHORIZATION, bytes(token));
    late.headers().add(HeaderNames.AUTHORIZATION, bytes(token));

    assertThat(authorizer.authorize(inTime, "acme")).isEqualTo(AGENT);
    assertThat(refused(late, "acme")).contains("over a day before");
    var later = token.replace("." + NINE.toEpochMilli(), "." + NINE.plusSeconds(1).toEpochMilli());
    late.headers().add(HeaderNames.AUTHORIZATION, bytes(later)); // it can't be made younger
    assertThat(refused(late, "acme")).contains("internal token");
  }

  @Test
  void a_secret_is_changed_by_having_two_for_a_while() throws Refused {
    var old = vouched(AGENT, sent());
    var changing = new EntryAuthorizer(keys, internal("next", "ours"), () -> now);
    var changed = new EntryAuthorizer(keys, internal("next", null), () -> now);
    var signedAnew = record(TOPIC, NINE, sent(), "{}");
    var out = new OutRecord(TOPIC, 0, null, bytes("{}"), List.of(sent()));
    signedAnew.headers().add(HeaderNames.AUTHORIZATION, bytes(changing.vouch(AGENT, out)));

    assertThat(changing.authorize(old, "acme")).isEqualTo(AGENT);
    assertThat(changed.authorize(signedAnew, "acme")).isEqualTo(AGENT);
    assertThat(refused(changed, old)).contains("internal token");
  }

  @Test
  void a_token_of_another_secret_or_with_other_claims_is_refused() {
    var theirs = new EntryAuthorizer(keys, internal("theirs", null), () -> now);
    var out = new OutRecord(TOPIC, 0, null, bytes("{}"), List.of(sent()));
    var token = authorizer.vouch(AGENT, out);
    var claims = encoded("{\"name\":\"x\",\"role\":\"ADMIN\",\"workspace\":\"acme\"}");

    assertThat(refused(theirs.vouch(AGENT, out), "acme")).contains("internal token");
    assertThat(refused("Internal " + claims + token.substring(token.indexOf('.')), "acme"))
        .contains("internal token");
    for (var bad : List.of("x", ".", "..", "...", "e30.1.!!", "e30.1.", "a.b.c", ".." + token)) {
      assertThat(refused("Internal " + bad, "acme")).contains("internal token");
    }
  }

  @Test
  void a_key_counts_as_of_the_brokers_stamp() throws Refused {
    var key = ApiKeys.issue(Role.INTEGRATION, "acme", null, NINE.plusSeconds(60));
    keys.put(key.stored().madeBy("sb_admin_abcdefgh", NINE, null));
    now = NINE.plus(Duration.ofDays(3)); // so long nobody read it
    var before = record(TOPIC, NINE.plusSeconds(59), sent(), "{}");
    var after = record(TOPIC, NINE.plusSeconds(60), sent(), "{}");
    before.headers().add(HeaderNames.AUTHORIZATION, bytes("Bearer " + key.token()));
    after.headers().add(HeaderNames.AUTHORIZATION, bytes("Bearer " + key.token()));

    assertThat(authorizer.authorize(before, "acme").name()).isEqualTo(key.stored().prefix());
    assertThat(refused(after, "acme")).contains("expired");
  }

  @Test
  void no_key_marks_a_replay() {
    var record = record(TOPIC, NINE, sent(), "{}");
    record.headers().add(HeaderNames.AUTHORIZATION, bytes("Bearer " + admin.token()));
    record.headers().add(HeaderNames.REPLAY_OF, bytes("x"));

    assertThat(refused(record, "acme")).contains("/v1/dead-letters");
  }

  @Test
  void of_a_key_nothing_is_kept_but_what_names_it() {
    var prefix = admin.stored().prefix();
    var secret = admin.token().substring(prefix.length() + 1);

    assertThat(kept("authorization", "Bearer " + admin.token())).isEqualTo(prefix);
    assertThat(kept("Authorization", "bearer " + admin.token() + "\n")).isEqualTo(prefix);
    assertThat(kept("authorization", "Bearer " + admin.token().substring(0, 40))).isEqualTo(prefix);
    assertThat(kept("authorization", "Basic " + secret)).isEmpty();
    assertThat(kept("authorization", "Internal a.b.c")).isEqualTo("Internal");
    assertThat(kept("x-key", admin.token() + ", größe")).isEqualTo(prefix + ", größe");
    assertThat(kept("ce_subject", "größe")).isEqualTo("größe");
  }

  @Test
  void everything_else_is_refused_without_repeating_it() {
    assertThat(refused((String) null, "acme")).contains("no header");
    assertThat(refused("", "acme")).contains("no header");
    assertThat(refused("Basic abc", "acme")).contains("no Bearer key").doesNotContain("abc");
    assertThat(refused("Bearer sb_admin_x", "acme")).contains("unknown").doesNotContain("sb_admin");
    assertThat(refused("Bearer " + "x".repeat(5_000), "acme")).contains("too long");
    assertThat(refused("bearer " + integration.token(), "acme")).contains("no Bearer key");
  }

  @Test
  void a_short_secret_is_refused_at_start() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Signer(bytes("short"), null))
        .withMessageContaining("signalbox.internal-secret");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Signer(secret("ours"), bytes("short")));
  }

  private Actor authorize(String header, String workspace) throws Refused {
    return authorizer.authorize(carrying(header), workspace);
  }

  private String refused(@Nullable String header, String workspace) {
    return refused(carrying(header), workspace);
  }

  private String refused(ConsumerRecord<byte[], byte[]> record, String workspace) {
    return String.valueOf(
        catchThrowableOfType(Refused.class, () -> authorizer.authorize(record, workspace))
            .getMessage());
  }

  private static String refused(Authorizer by, ConsumerRecord<byte[], byte[]> record) {
    return String.valueOf(
        catchThrowableOfType(Refused.class, () -> by.authorize(record, "acme")).getMessage());
  }

  private String kept(String name, String value) {
    return new String(authorizer.withoutSecret(name, bytes(value)), StandardCharsets.UTF_8);
  }

  private static Header[] sent() {
    return new Header[] {
      OutRecord.header(HeaderNames.ID, "id-1"),
      OutRecord.header(HeaderNames.TYPE, "io.signalbox.ticket.close.v1"),
      OutRecord.header(HeaderNames.SUBJECT, "t-1"),
      OutRecord.header(HeaderNames.CONTENT_TYPE, "application/json"),
      OutRecord.header("traceparent", "x")
    };
  }

  private ConsumerRecord<byte[], byte[]> vouched(Actor actor, Header... headers) {
    var record = record(TOPIC, NINE, headers, "{}");
    var out = new OutRecord(TOPIC, 0, null, bytes("{}"), List.of(headers));
    record.headers().add(HeaderNames.AUTHORIZATION, bytes(authorizer.vouch(actor, out)));
    return record;
  }

  private static ConsumerRecord<byte[], byte[]> carrying(@Nullable String header) {
    var record = record(TOPIC, NINE, sent(), "{}");
    if (header != null) record.headers().add(HeaderNames.AUTHORIZATION, bytes(header));
    return record;
  }

  private static ConsumerRecord<byte[], byte[]> record(
      String topic, Instant stamp, Header[] headers, String value) {
    return new ConsumerRecord<>(
        topic,
        0,
        0,
        stamp.toEpochMilli(),
        TimestampType.LOG_APPEND_TIME,
        0,
        0,
        bytes("acme"),
        bytes(value),
        new RecordHeaders(headers),
        Optional.empty());
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
    return String.valueOf(EnvelopeReader.text(record.headers(), header));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text));
  }

  private static InternalToken internal(String secret, @Nullable String previous) {
    return new InternalToken(
        new Signer(secret(secret), previous == null ? null : secret(previous)));
  }

  private static byte[] secret(String name) {
    return bytes(name + " and thirty-two bytes or more of it");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
