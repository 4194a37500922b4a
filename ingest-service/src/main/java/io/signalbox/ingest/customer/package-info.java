/**
 * What a company knows of its customers from elsewhere: said by an integration, kept here, and sent
 * along with each contact of theirs.
 *
 * <p>In: all that is known of a customer, at once. Out: the event that it changed, and the facts
 * for the contacts that come next. Start reading at {@link
 * io.signalbox.ingest.customer.CustomerRules}.
 *
 * <p>Not here: who a contact is from ({@code io.signalbox.ingest.identity}).
 */
@NullMarked
package io.signalbox.ingest.customer;

import org.jspecify.annotations.NullMarked;
