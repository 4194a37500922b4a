package io.signalbox.survey.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Broker;
import io.signalbox.runtime.testkit.LiveService;
import io.signalbox.survey.Main;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a narrowed key opens. */
class NarrowedHttpTest {
  private static final String NARROWED =
      "{\"role\":\"supervisor\",\"access\":{\"sites\":[\"lisbon\"],\"channels\":[\"chat\"]}}";

  @Test
  void scores_and_the_ledger_of_what_is_its_own(@TempDir Path directory) throws Exception {
    var settings = new HashMap<String, Object>(Broker.shared().settings());
    settings.put("signalbox.survey.secret", "s".repeat(32));
    try (var survey = new LiveService("survey", Main.class, directory, settings)) {
      var key = survey.post(Role.ADMIN, "/v1/keys", NARROWED).json().path("key").asText();
      for (var path : List.of("/v1/scores?metric=csat&by=site", "/v1/invitations?ticket=t-1")) {
        var asked = survey.to(path).header("Authorization", "Bearer " + key);
        assertThat(survey.send(asked).status()).as(path).isEqualTo(200);
        assertThat(survey.get(Role.SUPERVISOR, path).status()).as(path).isEqualTo(200);
      }
      var program = survey.to("/v1/programs/csat").header("Authorization", "Bearer " + key);
      assertThat(survey.send(program).status()).isEqualTo(403);
    }
  }
}
