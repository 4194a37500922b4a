package io.signalbox.routing.classification;

import static io.signalbox.routing.play.Contacts.chat;
import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.RuleOf.also;
import static io.signalbox.routing.play.RuleOf.rule;
import static io.signalbox.routing.play.RuleOf.then;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.contracts.ticket.Classification;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.Rule;
import io.signalbox.routing.play.Contacts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules are tried in order; the first to say something counts. */
class RuleBookTest {
  @Test
  void without_rules_everything_is_a_normal_question_for_tier_1() {
    var need = classify(mail("hello")).classification();

    assertThat(need.tier()).isEqualTo(1);
    assertThat(need.priority()).isEqualTo(Priority.NORMAL);
    assertThat(classify(mail("hello")).queue()).isEqualTo(RuleBook.DEFAULT_QUEUE);
    assertThat(need.rules()).isEmpty();
  }

  @Test
  void the_first_match_ends_the_trying() {
    var need =
        classify(
                mail("a refund please"),
                rule("Refund", "text.contains('refund')", then("refund", null, 2, null)),
                rule("Rest", "true", then("other", Priority.LOW, 1, null)))
            .classification();

    assertThat(need.intent()).isEqualTo("refund");
    assertThat(need.tier()).isEqualTo(2);
    assertThat(need.priority()).isEqualTo(Priority.NORMAL);
    assertThat(need.rules()).containsExactly("Refund");
  }

  @Test
  void a_rule_that_does_not_stop_adds_what_it_says_and_nothing_overwrites_it() {
    var need =
        classify(
                mail("Rechnung").in("de-AT"),
                also("German", "language.startsWith('de')", then(null, null, null, null, "german")),
                also("Urgent", "true", then(null, Priority.URGENT, null, null)),
                rule(
                    "Bill",
                    "text.matches('(?i)rechnung')",
                    then("billing", Priority.LOW, 1, null, "billing", "german")))
            .classification();

    assertThat(need.skills()).containsOnlyKeys("german", "billing");
    assertThat(need.priority()).isEqualTo(Priority.URGENT);
    assertThat(need.rules()).containsExactly("German", "Urgent", "Bill");
  }

  @Test
  void rules_know_channel_brand_sender_and_attributes() {
    var contact = chat("hello").brand("shoes").with("orders", 3);
    for (var condition :
        List.of(
            "channel == 'chat'",
            "brand == 'shoes'",
            "account == 'help'",
            "from.email.endsWith('@example.org')",
            "from['phone'] == ''",
            "'orders' in attributes && attributes['orders'] > 2",
            "attributes.orders == 3",
            "subject == 'A question' && size(text) == 5")) {
      assertThat(
              classify(contact, rule("r", condition, then("yes", null, null, null)))
                  .classification()
                  .intent())
          .as(condition)
          .isEqualTo("yes");
    }
  }

  @Test
  void rules_know_what_is_known_of_the_customer() {
    var known =
        new CustomerFacts(null, "enterprise", null, null, "sv", "am-7", Map.of("seats", 250));
    for (var condition :
        List.of(
            "customer.segment == 'enterprise' && customer.plan == ''",
            "customer.accountManager != '' && customer.language == 'sv'",
            "customer.attributes.seats > 100",
            "!('trial' in customer.attributes)")) {
      var rules = List.of(rule("r", condition, then("yes", null, null, null)));
      var book = RuleCompiler.compile(rules).book();
      assertThat(
              book.classify(Facts.of(chat("hello").build("c1", "customer-1", known)))
                  .classification())
          .as(condition)
          .returns("yes", Classification::intent);
    }
    assertThat(
            classify(
                    chat("hello"),
                    rule("r", "customer.segment == ''", then("none", null, null, null)))
                .classification()
                .intent())
        .isEqualTo("none");
  }

  @Test
  void a_rule_that_fails_does_not_match_and_says_so() {
    var said =
        classify(
            mail("hello"),
            rule("Plan", "attributes['plan'] == 'business'", then("plan", null, null, null)),
            rule("Rest", "true", then("rest", null, null, null)));

    assertThat(said.classification().intent()).isEqualTo("rest");
    assertThat(said.reasons()).singleElement().asString().contains("Plan").contains("plan");
  }

  @Test
  void a_condition_that_goes_on_and_on_is_stopped() {
    var said =
        classify(
            mail("hello"),
            rule(
                "Bomb",
                ("[1,2,3,4,5,6,7,8,9,10].all(a, [1,2,3,4,5,6,7,8,9,10].all(b,"
                    + " [1,2,3,4,5,6,7,8,9,10].all(c, [1,2,3,4,5,6,7,8,9,10].all(d, true))))"),
                then("bomb", null, null, null)));

    assertThat(said.classification().intent()).isNull();
    assertThat(said.reasons()).singleElement().asString().contains("Bomb");
  }

  @Test
  void of_a_very_long_text_the_beginning_is_looked_at() {
    var text = "x".repeat(Facts.TEXT_CHARACTERS_MAX) + "refund";
    var said =
        classify(mail(text), rule("r", "text.contains('refund')", then("x", null, null, null)));
    assertThat(said.classification().intent()).isNull();
  }

  private static Verdict classify(Contacts contact, Rule... rules) {
    var compiled = RuleCompiler.compile(List.of(rules));
    assertThat(compiled.bad()).isEmpty();
    return compiled.book().classify(Facts.of(contact.build("contact-1")));
  }
}
