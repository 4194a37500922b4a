/**
 * Contacts as those see them who submitted them: taken in by HTTP, one or many at a time, and asked
 * after by id.
 *
 * <p>A contact is exactly one of accepted, duplicate, suspended, rejected or discarded. Start
 * reading at {@link io.signalbox.ingest.contact.ContactStatus}.
 *
 * <p>Not here: what decides that ({@code intake}).
 */
@NullMarked
package io.signalbox.ingest.contact;

import org.jspecify.annotations.NullMarked;
