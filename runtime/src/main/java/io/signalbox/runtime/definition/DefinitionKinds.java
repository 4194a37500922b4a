package io.signalbox.runtime.definition;

import io.signalbox.runtime.definition.DefinitionKind.Verb;
import io.signalbox.runtime.json.JsonProtocol;
import io.signalbox.runtime.shard.Actor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of a service, and how commands about them are read: {@code <kind>.define} as the
 * service says, {@code <kind>.validate} in the same form, {@code <kind>.remove} with an id, {@code
 * <kind>.restore} with an id and the number of a version.
 */
public final class DefinitionKinds {
  private static final String ID =
      "\"id\": {\"type\": \"string\", \"minLength\": 1, \"maxLength\": 200}";
  private static final String VERSION = "\"version\": {\"type\": \"integer\", \"minimum\": 1}";

  private final List<DefinitionKind<?>> kinds;
  private final Map<String, Asked> byType = new HashMap<>();
  private final Map<String, DefinitionKind<?>> byName = new HashMap<>();

  /** What a type of command asks of which kind. */
  record Asked(DefinitionKind<?> kind, Verb verb) {}

  private DefinitionKinds(List<DefinitionKind<?>> kinds) {
    this.kinds = kinds;
    for (var kind : kinds) {
      byName.put(kind.name(), kind);
      for (var verb : Verb.values()) byType.put(kind.type(verb), new Asked(kind, verb));
    }
  }

  /** These. */
  public static DefinitionKinds of(DefinitionKind<?>... kinds) {
    return new DefinitionKinds(List.of(kinds));
  }

  /** Messages of a service that knows how its things are defined: and all else about them. */
  public JsonProtocol.Messages messages(JsonProtocol.Messages others) {
    return new Messages(others);
  }

  /** Permissions of a service: about its definitions as the kinds say, else as it says. */
  public JsonProtocol.Permissions permissions(JsonProtocol.Permissions others) {
    return new JsonProtocol.Permissions() {
      @Override
      public boolean allowed(Actor actor, String topic, String type, Object body) {
        var asked = byType.get(type);
        return asked == null
            ? others.allowed(actor, topic, type, body)
            : asked.kind().writableBy(actor);
      }

      @Override
      public boolean servesNarrowed(Actor actor, Object body) {
        return others.servesNarrowed(actor, body); // which knows of no definition
      }
    };
  }

  @Nullable Asked asked(String type) {
    return byType.get(type);
  }

  @Nullable DefinitionKind<?> named(String name) {
    return byName.get(name);
  }

  /** The names of those whose old versions count. */
  List<String> inAllVersions() {
    var names = new ArrayList<String>();
    for (var kind : kinds) if (kind.allVersions()) names.add(kind.name());
    return names;
  }

  private final class Messages implements JsonProtocol.Messages {
    private final JsonProtocol.Messages others;

    Messages(JsonProtocol.Messages others) {
      this.others = others;
    }

    @Override
    public Optional<Class<?>> classOf(String topic, String type) {
      var asked = byType.get(type);
      if (asked == null) return others.classOf(topic, type);
      var define = others.classOf(topic, asked.kind().type(Verb.DEFINE));
      return define.map(
          body ->
              switch (asked.verb()) {
                case DEFINE, VALIDATE -> body;
                case REMOVE -> DefinitionCommand.Remove.class;
                case RESTORE -> DefinitionCommand.Restore.class;
              });
    }

    @Override
    public Optional<String> schemaOf(String topic, String type) {
      var asked = byType.get(type);
      if (asked == null) return others.schemaOf(topic, type);
      return switch (asked.verb()) {
        case DEFINE, VALIDATE -> others.schemaOf(topic, asked.kind().type(Verb.DEFINE));
        case REMOVE -> Optional.of(schema(asked.kind(), false));
        case RESTORE -> Optional.of(schema(asked.kind(), true));
      };
    }

    @Override
    public boolean concerns(String topic, String type) {
      return others.concerns(topic, type);
    }
  }

  private static String schema(DefinitionKind<?> kind, boolean version) {
    var required = new ArrayList<String>();
    if (!kind.single()) required.add("\"id\"");
    if (version) required.add("\"version\"");
    return "{\"type\": \"object\", \"required\": %s, \"properties\": {%s, %s}}"
        .formatted(required, ID, VERSION);
  }
}
