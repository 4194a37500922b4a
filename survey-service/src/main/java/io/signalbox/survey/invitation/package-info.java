/**
 * The ledger: one entry for every time a ticket was resolved, with the invitation it became and how
 * that went, or why nobody was asked.
 *
 * <p>Start reading at {@link io.signalbox.survey.invitation.InvitationPhase} and {@link
 * io.signalbox.survey.invitation.PhaseRules}.
 *
 * <p>Not here: who is asked ({@code asking}), how the answer is given ({@code page}).
 */
@NullMarked
package io.signalbox.survey.invitation;

import org.jspecify.annotations.NullMarked;
