package io.signalbox.runtime.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.probe.ProbeShard;
import io.signalbox.runtime.shard.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** A dead letter is looked at, put back, and decided once. */
class DeadLetterHttpTest extends DeadLetterProbe {
  @Test
  void what_failed_is_decided_by_its_replay_once() throws Exception {
    var before = sum();
    var letter = fail("replayed-once");
    ProbeShard.mend("replayed-once");

    var replayed = replay(Role.OPS, letter);
    assertThat(replayed.status()).isEqualTo(202);
    assertThat(replayed.json().path("id").asText()).isEqualTo(letter);
    var again = replay(Role.OPS, letter); // before or after the first is decided
    assertThat(again.status()).isIn(202, 409);
    awaitState(letter, "replayed");

    replay(Role.ADMIN, letter).problem(409, "already-replayed");
    assertThat(sum()).isEqualTo(before + 15);
  }

  @Test
  void its_sender_finds_the_outcome_under_the_id_it_was_given() throws Exception {
    var json = "{\"number\":15,\"note\":\"promised\"}";
    var id = probe.post("/v1/probe/append", json).json().path("id").asText();
    await().until(() -> command(id).equals("dead"));
    ProbeShard.mend("promised");
    replay(Role.OPS, letter("promised"));

    await().until(() -> command(id).equals("done"));
  }

  @Test
  void what_fails_again_is_a_dead_letter_again() throws Exception {
    var letter = fail("still-broken");
    assertThat(replay(Role.OPS, letter).status()).isEqualTo(202);
    awaitState(letter, "replayed");

    await().until(() -> letters("still-broken").size() == 2);
    assertThat(letters("still-broken")).anyMatch(id -> !id.equals(letter));
  }

  @Test
  void only_its_workspace_and_those_who_operate_it_may() throws Exception {
    var letter = fail("guarded");
    var path = "/v1/dead-letters/" + letter;
    for (var role : List.of(Role.INTEGRATION, Role.AGENT, Role.SUPERVISOR)) {
      probe.get(role, "/v1/dead-letters").problem(403, "forbidden");
      probe.get(role, path).problem(403, "forbidden");
      replay(role, letter).problem(403, "forbidden");
    }
    var foreign = "?workspace=other";
    probe.get(Role.ADMIN, path + foreign).problem(404, "not-found");
    probe.post(Role.ADMIN, path + "/replay" + foreign, "").problem(404, "not-found");
    assertThat(probe.get(Role.ADMIN, "/v1/dead-letters" + foreign).http().body())
        .doesNotContain(letter);
    probe.post(Role.OPS, path + "/replay?workspace=other", "").problem(403, "forbidden");
    assertThat(state(letter)).isEqualTo("dead");
  }

  @Test
  void a_forged_mark_takes_no_letter_away_and_leaves_one() throws Exception {
    var letter = fail("not-yours");
    ProbeShard.mend("not-yours");
    for (var workspace : List.of("other", ACME)) {
      var forged = record(workspace, Role.ADMIN, "{\"number\":1,\"note\":\"forged\"}");
      forged.headers().add(HeaderNames.REPLAY_OF, bytes(letter));
      broker.write(forged);
    }
    await().until(() -> letters("forged").size() == 1);
    assertThat(shown(letter("forged")).path("letter").path("reason").asText())
        .isEqualTo("unauthorised");
    assertThat(probe.get(Role.ADMIN, "/v1/dead-letters?workspace=other").http().body())
        .contains("unauthorised");
    assertThat(state(letter)).isEqualTo("dead");

    replay(Role.OPS, letter);
    awaitState(letter, "replayed");
  }

  @Test
  void no_key_is_kept_and_its_replay_is_authorised_all_the_same() throws Exception {
    broker.write(record(ACME, Role.INTEGRATION, "{\"number\":15,\"note\":\"with-a-key\"}"));
    await().until(() -> letters("with-a-key").size() == 1);
    var letter = letter("with-a-key");
    var prefix =
        probe.token(Role.INTEGRATION).substring(0, probe.token(Role.INTEGRATION).length() - 44);
    var copy = copyOf(letter);

    var headers = shown(letter).path("headers");
    assertThat(headers.path("authorization").asText()).isEqualTo(prefix);
    assertThat(shown(letter).path("letter").path("sender").path("name").asText()).isEqualTo(prefix);
    assertThat(EnvelopeReader.text(copy.headers(), HeaderNames.AUTHORIZATION)).isEqualTo(prefix);
    assertThat(EnvelopeReader.text(copy.headers(), HeaderNames.DEAD_REASON))
        .isEqualTo("undecidable");
    assertThat(new String(copy.value(), StandardCharsets.UTF_8)).contains("with-a-key");
    assertThat(kept(letter)).contains("with-a-key").doesNotContain(secret());
    ProbeShard.mend("with-a-key");
    replay(Role.OPS, letter);
    awaitState(letter, "replayed");
    assertThat(letters("with-a-key")).hasSize(1);
    var decided = items("/v1/audit?action=probe.add&actor=" + prefix);
    assertThat(decided.findValuesAsText("commandId"))
        .contains(headers.path(HeaderNames.ID).asText());
  }

  @Test
  void what_nobody_was_allowed_to_send_burns_no_id() throws Exception {
    var wrong = record(ACME, Role.AGENT, "{\"number\":1,\"note\":\"wrong-key\"}");
    wrong.headers().remove(HeaderNames.AUTHORIZATION);
    wrong
        .headers()
        .add(HeaderNames.AUTHORIZATION, bytes("Bearer sb_agent_aaaaaaaa_" + "A".repeat(43)));
    broker.write(wrong);
    broker.write(record(ACME, Role.SUPERVISOR, "{\"number\":1,\"note\":\"wrong-key\"}", id(wrong)));
    await().until(() -> letters("wrong-key").size() == 2);
    assertThat(probe.get(Role.AGENT, "/v1/commands/" + id(wrong)).status()).isEqualTo(404);

    var before = sum();
    broker.write(record(ACME, Role.AGENT, "{\"number\":1,\"note\":\"right-key\"}", id(wrong)));
    await().until(() -> command(id(wrong)).equals("done"));
    assertThat(sum()).isEqualTo(before + 1);
    for (var letter : letters("wrong-key")) { // it was decided under this id: not once more
      replay(Role.ADMIN, letter);
      awaitState(letter, "replayed");
    }
    assertThat(sum()).isEqualTo(before + 1);
  }

  @Test
  void what_could_not_be_read_comes_again_under_its_id_put_right() throws Exception {
    var wrong = record(ACME, Role.AGENT, "{\"number\":\"one\",\"note\":\"no-number\"}");
    broker.write(wrong);
    await().until(() -> command(id(wrong)).equals("dead"));
    broker.write(record(ACME, Role.AGENT, "{\"number\":1,\"note\":\"a-number\"}", id(wrong)));

    await().until(() -> command(id(wrong)).equals("done"));
  }

  @Test
  void what_nobody_was_allowed_to_send_is_replayed_in_the_name_of_an_admin() throws Exception {
    var before = sum();
    var nobodys = record(ACME, Role.AGENT, "{\"number\":2,\"note\":\"nobodys\"}");
    nobodys.headers().remove(HeaderNames.AUTHORIZATION);
    broker.write(nobodys);
    await().until(() -> letters("nobodys").size() == 1);
    var letter = letter("nobodys");

    replay(Role.OPS, letter).problem(403, "forbidden");
    assertThat(replay(Role.ADMIN, letter).status()).isEqualTo(202);
    awaitState(letter, "replayed");
    assertThat(sum()).isEqualTo(before + 2);
    var admin = probe.token(Role.ADMIN).substring(0, probe.token(Role.ADMIN).length() - 44);
    assertThat(items("/v1/audit?action=probe.add&actor=" + admin).findValuesAsText("commandId"))
        .contains(id(nobodys));
  }

  @Test
  void a_key_on_the_wrong_partition_is_not_passed_on() throws Exception {
    var right = record(ACME, Role.INTEGRATION, "{\"number\":0,\"note\":\"misplaced\"}");
    var home = right.partition();
    broker.write(
        new ProducerRecord<>(
            right.topic(), 1 - home, null, right.key(), right.value(), right.headers()));

    await().until(() -> command(id(right)).equals("done"));
    var passedOn =
        broker.records(right.topic(), home).stream()
            .filter(r -> id(right).equals(EnvelopeReader.text(r.headers(), HeaderNames.ID)))
            .findFirst()
            .orElseThrow();
    assertThat(EnvelopeReader.text(passedOn.headers(), HeaderNames.AUTHORIZATION))
        .startsWith("Internal ");
  }

  @Test
  void who_looked_and_who_replayed_is_in_the_audit_log() throws Exception {
    var letter = fail("audited");
    probe.get(Role.OPS, "/v1/dead-letters/" + letter);
    replay(Role.OPS, letter);

    var byOps = new ArrayList<String>();
    for (var line : items("/v1/audit?subject=" + letter)) {
      if (line.path("role").asText().equals("ops")) {
        byOps.add(line.path("action").asText());
      }
    }
    assertThat(byOps).containsExactlyInAnyOrder("dead-letter.replay", "dead-letter.read");
  }
}
