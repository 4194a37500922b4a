/**
 * One shape for what comes in many: the words a person would read, and addresses that compare equal
 * when they are the same.
 *
 * <p>In: a contact as submitted. Out: {@link io.signalbox.ingest.normalising.ContactText} and
 * parties with addresses in one form. Pure, and called from several threads.
 *
 * <p>Not here: who the customer is ({@code identity}), whether we had it before ({@code
 * duplicate}).
 */
@NullMarked
package io.signalbox.ingest.normalising;

import org.jspecify.annotations.NullMarked;
