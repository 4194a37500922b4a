/**
 * Surveys: programs, invitations and answers.
 *
 * <p>Topics {@code survey.commands} and {@code surveys}. The secret link of an invitation is on
 * {@code contacts.outbound} only.
 */
@NullMarked
package io.signalbox.contracts.survey;

import org.jspecify.annotations.NullMarked;
