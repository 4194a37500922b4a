/**
 * The ledger: one line for every time a ticket was resolved, with the invitation it became and how
 * that went, or why nobody was asked.
 *
 * <p>Start reading at {@link io.signalbox.survey.invitation.Standing} and {@link
 * io.signalbox.survey.invitation.StandingRules}.
 *
 * <p>Not here: who is asked ({@code asking}), how the answer is given ({@code page}).
 */
@NullMarked
package io.signalbox.survey.invitation;

import org.jspecify.annotations.NullMarked;
