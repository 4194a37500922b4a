package io.signalbox.quickstart.home;

import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.UnreadableJson;
import io.signalbox.runtime.security.ApiKeys;
import io.signalbox.runtime.security.StoredKey;
import io.signalbox.runtime.shard.Role;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One API key for each role, made when a data directory is first used.
 *
 * @param agent the key of the workspace's first agent
 */
public record Keys(String admin, String integration, String agent, String supervisor, String ops) {

  /** The keys of a directory that was used before. */
  public static Optional<Keys> in(Home home) {
    return Files.exists(home.keys())
        ? Optional.of(read(home.keys(), Keys.class))
        : Optional.empty();
  }

  /**
   * The keys of a directory, made where they are missing.
   *
   * @param agents the ids of the workspace's agents: each gets a key of its own
   */
  public static Keys provide(Home home, String workspace, Collection<String> agents) {
    return Making.alone(
        home,
        () -> {
          var making = new Making(home, workspace);
          var keys = in(home).orElseGet(() -> making.keys(agents.iterator().next()));
          making.agents(agents);
          return keys;
        });
  }

  /**
   * Keys of one more workspace, made at the first call. Services that run learn of them in seconds,
   * from the file that has their hashes. Its admin makes those of its agents.
   */
  public record OfWorkspace(String admin, String integration, String supervisor, String ops) {
    /** Those of that workspace. */
    public static OfWorkspace provide(Home home, String workspace) {
      return Making.alone(home, () -> made(home, workspace));
    }

    private static OfWorkspace made(Home home, String workspace) {
      var file = home.workspaceKeys();
      var all =
          new TreeMap<>(
              Files.exists(file) ? read(file, WorkspaceKeys.class).workspaces() : Map.of());
      var known = all.get(workspace);
      if (known != null) return known;
      var making = new Making(home, workspace);
      var keys =
          new OfWorkspace(
              making.issue(Role.ADMIN, null),
              making.issue(Role.INTEGRATION, null),
              making.issue(Role.SUPERVISOR, null),
              making.issue(Role.OPS, null));
      making.tellServices();
      all.put(workspace, keys);
      Home.writePrivately(file, Json.bytes(new WorkspaceKeys(all)));
      return keys;
    }
  }

  private record WorkspaceKeys(Map<String, OfWorkspace> workspaces) {}

  /** The key of each agent. */
  public static Map<String, String> ofAgents(Home home) {
    return Files.exists(home.agentKeys()) ? agentKeys(home) : Map.of();
  }

  private static <T> T read(Path file, Class<T> type) {
    try {
      return Json.read(Files.readAllBytes(file), type);
    } catch (IOException | UnreadableJson e) {
      throw new HomeException("can't read " + file + ": " + e.getMessage());
    }
  }

  private static Map<String, String> agentKeys(Home home) {
    return new TreeMap<>(read(home.agentKeys(), AgentKeys.class).keys());
  }

  private record AgentKeys(Map<String, String> keys) {}

  /** Makes keys: the tokens go to files of their owner, what services need to know beside them. */
  private static final class Making {

    private final Home home;
    private final String workspace;
    private final List<StoredKey> stored = new ArrayList<>();

    Making(Home home, String workspace) {
      this.home = home;
      this.workspace = workspace;
      if (Files.exists(home.keyHashes())) stored.addAll(hashes());
    }

    /** While no other process makes keys in that directory. */
    static <T> T alone(Home home, Supplier<T> work) {
      try (var channel =
              FileChannel.open(
                  home.keysLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var _ = channel.lock()) {
        return work.get();
      } catch (IOException e) {
        throw new HomeException("can't write to " + home.directory() + ": " + e.getMessage());
      }
    }

    Keys keys(String firstAgent) {
      var keys =
          new Keys(
              issue(Role.ADMIN, null),
              issue(Role.INTEGRATION, null),
              issue(Role.AGENT, firstAgent),
              issue(Role.SUPERVISOR, null),
              issue(Role.OPS, null));
      tellServices(); // first: a key that services don't know must not be handed out
      Home.writePrivately(home.keys(), Json.bytes(keys));
      Home.writePrivately(
          home.agentKeys(), Json.bytes(new AgentKeys(Map.of(firstAgent, keys.agent()))));
      return keys;
    }

    void agents(Collection<String> agents) {
      var theirs = new TreeMap<>(ofAgents(home));
      for (var agent : agents) theirs.computeIfAbsent(agent, a -> issue(Role.AGENT, a));
      tellServices();
      Home.writePrivately(home.agentKeys(), Json.bytes(new AgentKeys(theirs)));
    }

    void tellServices() {
      Home.writePrivately(home.keyHashes(), Json.bytes(stored));
    }

    private String issue(Role role, @Nullable String agent) {
      var issued = ApiKeys.issue(role, workspace, agent, null);
      stored.add(issued.stored());
      return issued.token();
    }

    private List<StoredKey> hashes() {
      return Arrays.asList(read(home.keyHashes(), StoredKey[].class));
    }
  }
}
