/**
 * What a contact is about: the workspace's rules, compiled when they are defined, tried in order on
 * every new ticket.
 *
 * <p>In: rules in CEL, and what is known of a contact. Out: intent, priority, tier, skills and
 * queue, and which rules said so. Start reading at {@link
 * io.signalbox.routing.classification.RuleBook}.
 *
 * <p>Not here: who gets the ticket ({@code assignment}).
 */
@NullMarked
package io.signalbox.routing.classification;

import org.jspecify.annotations.NullMarked;
