package io.signalbox.survey.asking;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.runtime.json.JsonProtocol;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Protocol;
import io.signalbox.runtime.shard.Role;
import io.signalbox.survey.program.Programs;
import java.util.Optional;
import java.util.Set;

/** What the survey service reads, from whom. */
public final class SurveyProtocol {
  /** Who answers by the page: nobody has a key there, but the token in the link is one. */
  public static final String PAGE = "survey-page";

  private static final Set<String> READ = Set.of(Topics.SURVEY_COMMANDS, Topics.TICKETS);
  private static final Set<Role> ANSWERING = Set.of(Role.INTEGRATION, Role.ADMIN, Role.SYSTEM);
  private static final Set<Role> CLOSE_TO_CUSTOMERS =
      Set.of(Role.INTEGRATION, Role.AGENT, Role.SUPERVISOR, Role.ADMIN, Role.SYSTEM);

  private SurveyProtocol() {}

  /** The protocol. */
  public static Protocol json() {
    return new JsonProtocol(
        Programs.KINDS.messages(new Types()),
        Programs.KINDS.permissions(SurveyProtocol::mayBeSentBy));
  }

  private static boolean mayBeSentBy(Actor actor, String topic, String type, Object body) {
    return switch (type) {
      case "answer.submitted" -> ANSWERING.contains(actor.role());
      case "customer.opt-out" -> CLOSE_TO_CUSTOMERS.contains(actor.role());
      default -> false; // a type added later is closed until somebody opens it
    };
  }

  private static final class Types implements JsonProtocol.Messages {
    @Override
    public Optional<Class<?>> classOf(String topic, String type) {
      return READ.contains(topic)
          ? Catalogue.classOf(topic, Catalogue.wireName(type))
          : Optional.empty();
    }

    @Override
    public Optional<String> schemaOf(String topic, String type) {
      return topic.equals(Topics.TICKETS)
          ? Optional.empty()
          : classOf(topic, type).map(Catalogue::schemaTextOf);
    }

    @Override
    public boolean concerns(String topic, String type) {
      return classOf(topic, type).map(SurveyShard::concerns).orElse(true);
    }
  }
}
