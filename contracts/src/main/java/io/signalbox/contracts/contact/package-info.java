/**
 * Contacts of customers: as submitted, as accepted, and the replies that go back out.
 *
 * <p>Topics {@code contacts.inbound}, {@code ingest.commands}, {@code contacts} and {@code
 * contacts.outbound}. Not here: tickets, which routing makes of contacts.
 */
@NullMarked
package io.signalbox.contracts.contact;

import org.jspecify.annotations.NullMarked;
