package io.signalbox.contracts.survey;

import io.signalbox.contracts.contact.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Whom a survey's answer counts for: fixed when the ticket was resolved, whatever happens later.
 *
 * @param tier 1 to 9
 */
public record Attribution(
    @Nullable String agentId,
    @Nullable String site,
    @Nullable String queue,
    Channel channel,
    @Nullable String brand,
    @Nullable String intent,
    int tier) {}
