package io.signalbox.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.loop.Authorizer.Refused;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Databases;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntryAuthorizerTest {
  private static final Actor AGENT = new Actor("sb_agent_abcdefgh", Role.AGENT, "acme", "agent-1");

  private final InternalToken internal = new InternalToken(secret("ours"));
  private final HikariDataSource database = Databases.h2("probe");
  private final ApiKeys keys = new ApiKeys(database, InstantSource.system());
  private final EntryAuthorizer authorizer = new EntryAuthorizer(keys, internal);
  private final IssuedKey integration = ApiKeys.issue(Role.INTEGRATION, "acme", null, null);
  private final IssuedKey admin = ApiKeys.issue(Role.ADMIN, "acme", null, null);

  @BeforeAll
  void provision() {
    keys.provision(List.of(integration.stored(), admin.stored()));
  }

  @AfterAll
  void close() {
    database.close();
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
    var header = internal.issue(AGENT);

    assertThat(header).startsWith("Internal ");
    assertThat(authorize(header, "acme")).isEqualTo(AGENT);
    assertThat(authorize(header, "acme")).isEqualTo(AGENT); // now from memory
    assertThat(refused(header, "other")).contains("another workspace");
  }

  @Test
  void a_token_of_another_secret_or_with_other_claims_is_refused() {
    var theirs = new InternalToken(secret("theirs")).issue(AGENT);
    var claims = "{\"name\":\"x\",\"role\":\"admin\",\"workspace\":\"acme\"}";
    var forged =
        "Internal "
            + Base64.getUrlEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
            + internal.issue(AGENT).substring(internal.issue(AGENT).lastIndexOf('.'));

    assertThat(refused(theirs, "acme")).contains("not made with our secret");
    assertThat(refused(forged, "acme")).contains("not made with our secret");
    assertThat(refused("Internal x", "acme")).contains("not made with our secret");
    assertThat(refused("Internal .", "acme")).contains("not made with our secret");
    assertThat(refused("Internal e30.!!", "acme")).contains("not made with our secret");
  }

  @Test
  void what_was_signed_for_another_purpose_is_no_token() {
    var text = Base64.getUrlEncoder().encodeToString("{}".getBytes(StandardCharsets.UTF_8));
    var signature = Base64.getUrlEncoder().encodeToString(internal.sign("cursor", text));

    assertThat(refused("Internal " + text + "." + signature, "acme")).contains("not made with");
  }

  @Test
  void everything_else_is_refused_without_repeating_it() {
    assertThat(refused(null, "acme")).contains("no header");
    assertThat(refused("", "acme")).contains("no header");
    assertThat(refused("Basic abc", "acme")).contains("no Bearer key").doesNotContain("abc");
    assertThat(refused("Bearer sb_admin_x", "acme")).contains("unknown").doesNotContain("sb_admin");
    assertThat(refused("Bearer " + "x".repeat(5_000), "acme")).contains("too long");
    assertThat(refused("bearer " + integration.token(), "acme")).contains("no Bearer key");
  }

  @Test
  void a_short_secret_is_refused_at_start() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InternalToken("short".getBytes(StandardCharsets.UTF_8)))
        .withMessageContaining("signalbox.internal-secret");
  }

  private Actor authorize(String header, String workspace) throws Refused {
    return authorizer.authorize(header.getBytes(StandardCharsets.UTF_8), workspace);
  }

  private String refused(@Nullable String header, String workspace) {
    var bytes = header == null ? null : header.getBytes(StandardCharsets.UTF_8);
    return String.valueOf(
        catchThrowableOfType(Refused.class, () -> authorizer.authorize(bytes, workspace))
            .getMessage());
  }

  private static byte[] secret(String name) {
    return (name + " and thirty-two bytes or more of it").getBytes(StandardCharsets.UTF_8);
  }
}
