/**
 * Ingest: contacts from all channels become normalised, de-duplicated contacts of known
 * conversations.
 *
 * <p>Start reading at {@code intake.IntakeRules}: it puts the rooms in order. The rest of this
 * package starts the service.
 */
@Configuration
@Requires(property = "signalbox.service", value = "ingest")
@NullMarked
package io.signalbox.ingest;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
