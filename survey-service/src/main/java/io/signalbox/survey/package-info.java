/**
 * Survey: resolved tickets become invitations, or an entry that says why not; answers become
 * scores.
 *
 * <p>Start reading at {@code asking.AskingRules}. The rest of this package starts the service.
 */
@Configuration
@Requires(property = "signalbox.service", value = "survey")
@NullMarked
package io.signalbox.survey;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
