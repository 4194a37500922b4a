/**
 * A contact's way in: checked, recognised, identified, threaded, and then accepted, suspended or
 * refused. This room only puts the others in order.
 *
 * <p>In: {@code contacts.inbound}, {@code ingest.commands}, and {@code tickets} to learn which
 * ticket a contact became. Out: {@code contacts}. Start reading at {@link
 * io.signalbox.ingest.intake.IntakeRules}.
 *
 * <p>Not here: delivering replies ({@code contacts.outbound}), which comes with the channels.
 */
@NullMarked
package io.signalbox.ingest.intake;

import org.jspecify.annotations.NullMarked;
