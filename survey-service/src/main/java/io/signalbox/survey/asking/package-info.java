/**
 * Whether a customer is asked after a ticket was resolved, and what follows from answers, deadlines
 * and reopened tickets. This room puts the others in order.
 *
 * <p>In: {@code tickets}, {@code survey.commands}. Out: {@code surveys}, and {@code
 * contacts.outbound} with the link. Start reading at {@link
 * io.signalbox.survey.asking.AskingRules}.
 */
@NullMarked
package io.signalbox.survey.asking;

import org.jspecify.annotations.NullMarked;
