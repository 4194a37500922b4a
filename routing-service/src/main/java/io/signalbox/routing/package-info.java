/**
 * Contacts become tickets, and each ticket goes to the right person: classified by rules, offered,
 * assigned, worked on, solved.
 *
 * <p>Start reading at {@link io.signalbox.routing.shard.RoutingShard}. Not here: finding the
 * conversation of a contact (ingest), watching promises (sla).
 */
@Configuration
@Requires(property = "signalbox.service", value = "routing")
@NullMarked
package io.signalbox.routing;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
