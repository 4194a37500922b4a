package io.signalbox.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.ContactEvent.Suspended;
import io.signalbox.runtime.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A card number leaves ingest nowhere, whatever part of a contact somebody typed it into. */
class MaskingTest {
  private static final String CARD = "4111 1111 1111 1111";
  private static final String CONTACT =
      "{'channel':'chat','conversationId':'c1','externalId':'1',"
          + "'from':{'handle':'v1','name':'VISA CARD'},'to':[{'handle':'us','name':'CARD'}],"
          + "'subject':'CARD','text':'CARD','attachments':[{'fileName':'CARD.png'}],"
          + "'attributes':{'note':'VISA CARD','number':4111111111111111,"
          + "'large':4.111111111111111e15,'CARD':true,'visits':3,'share':0.5}}";

  @ParameterizedTest
  @EnumSource
  void of_an_accepted_and_of_a_suspended_contact_nothing_shows_it(Stores stores) {
    try (var door = new FrontDoor(stores)) {
      var told = door.arrives(contact("v1", "1"));
      assertThat(told).singleElement().isInstanceOf(Accepted.class);
      assertThat(shown(told)).doesNotContain("4111").contains("1111");
      assertThat(((Accepted) told.getFirst()).attributes())
          .isEqualTo(
              Map.of(
                  "note",
                  "VISA **** **** **** 1111",
                  "number",
                  "************1111",
                  "large",
                  "************1111",
                  "**** **** **** 1111",
                  true,
                  "visits",
                  3,
                  "share",
                  0.5));
      var stranger = door.arrives(contact("v2", "2"));
      assertThat(stranger).singleElement().isInstanceOf(Suspended.class);
      assertThat(shown(stranger)).doesNotContain("4111");
      assertThat(door.rows("select accepted from suspension").getFirst())
          .doesNotContain("4111")
          .contains("1111");
    }
  }

  @Test
  void what_is_wrong_with_a_record_is_told_without_it() {
    var json =
        "{\"channel\":\"web\",\"from\":\"a@b.c\",\"text\":\"a\",\"attributes\":{\"CARD\":[]}}";
    var value = json.replace("CARD", CARD).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(
            () -> new IngestProtocol().decode(Topics.CONTACTS_INBOUND, "contact.submitted", value))
        .hasMessageContaining("**** 1111")
        .hasMessageNotContaining("4111");
  }

  private static String contact(String handle, String id) {
    return CONTACT
        .replace("CARD", CARD)
        .replace("'v1'", "'" + handle + "'")
        .replace("'externalId':'1'", "'externalId':'" + id + "'");
  }

  private static String shown(Object events) {
    return Json.text(events);
  }
}
