package io.signalbox.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.Party;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdentificationTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private final Map<UUID, UUID> known = new HashMap<>();
  private int contacts;

  @Test
  void one_customer_writes_from_several_addresses() {
    var customer = arrives(Channel.EMAIL, "a@example.org", null, null);
    assertThat(arrives(Channel.EMAIL, "a@example.org", "+12025550123", null)).isEqualTo(customer);
    assertThat(arrives(Channel.SMS, null, "+12025550123", null)).isEqualTo(customer);
  }

  @Test
  void a_handle_is_a_name_on_its_own_channel_only() {
    var onX = arrives(Channel.X, null, null, "customer");
    assertThat(arrives(Channel.TELEGRAM, null, null, "customer")).isNotEqualTo(onX);
    assertThat(arrives(Channel.X, null, null, "customer")).isEqualTo(onX);
  }

  @Test
  void what_the_channel_vouches_for_counts_more_than_what_the_sender_says() {
    var byPhone = arrives(Channel.SMS, null, "+12025550123", null);
    var byMail = arrives(Channel.EMAIL, "a@example.org", null, null);
    assertThat(arrives(Channel.SMS, "a@example.org", "+12025550123", null)).isEqualTo(byPhone);
    assertThat(arrives(Channel.EMAIL, "a@example.org", "+12025550123", null)).isEqualTo(byMail);
  }

  @Test
  void two_known_customers_are_never_merged() {
    var byPhone = arrives(Channel.SMS, null, "+12025550123", null);
    arrives(Channel.EMAIL, "a@example.org", "+12025550123", null);
    assertThat(arrives(Channel.SMS, null, "+12025550123", null)).isEqualTo(byPhone);
  }

  @Test
  void who_types_in_anothers_address_gets_nothing_attached_to_it() {
    var victim = arrives(Channel.EMAIL, "victim@example.org", null, null);
    var typed = identify(Channel.WEB, "victim@example.org", "+12025550199", null);
    assertThat(typed.customerId()).isEqualTo(victim);
    assertThat(typed.certain()).isFalse();
    assertThat(typed.learnt()).isEmpty();
  }

  @Test
  void who_writes_from_an_address_of_their_own_is_known_by_it_whatever_they_state() {
    var victim = arrives(Channel.EMAIL, "victim@example.org", null, null);
    var first = identify(Channel.CHAT, "victim@example.org", null, "visitor-1");
    assertThat(first.customerId()).isNotEqualTo(victim);
    assertThat(first.certain()).isTrue();
    var visitor = arrives(Channel.CHAT, "victim@example.org", null, "visitor-1");
    assertThat(arrives(Channel.CHAT, "victim@example.org", null, "visitor-1")).isEqualTo(visitor);
    assertThat(arrives(Channel.CHAT, null, null, "visitor-1")).isEqualTo(visitor);
    assertThat(arrives(Channel.EMAIL, "victim@example.org", null, null)).isEqualTo(victim);
  }

  @Test
  void what_nobody_vouches_for_is_never_certain_not_even_of_somebody_new() {
    assertThat(identify(Channel.WEB, "a@example.org", null, null).certain()).isFalse();
    assertThat(identify(Channel.PHONE, null, null, null).certain()).isFalse();
    assertThat(identify(Channel.EMAIL, "a@example.org", null, null).certain()).isTrue();
  }

  @Test
  void a_sender_without_any_address_is_somebody_new_each_time() {
    assertThat(arrives(Channel.PHONE, null, null, null))
        .isNotEqualTo(arrives(Channel.PHONE, null, null, null));
  }

  private UUID arrives(
      Channel channel, @Nullable String email, @Nullable String phone, @Nullable String handle) {
    var identified = identify(channel, email, phone, handle);
    identified.learnt().forEach(link -> known.put(link.address().id(), link.customerId()));
    return identified.customerId();
  }

  private Identification identify(
      Channel channel, @Nullable String email, @Nullable String phone, @Nullable String handle) {
    List<Address> addresses =
        Address.of("ws", channel, new Party(null, email, phone, handle, null));
    return Identification.of(
        "ws",
        "contact-" + ++contacts,
        addresses,
        address -> Optional.ofNullable(known.get(address.id())),
        NOW);
  }
}
