/**
 * The secret in a survey's link: it names one invitation, and only we can make it.
 *
 * <p>Start reading at {@link io.signalbox.survey.token.Tokens}. Not here: whether the invitation
 * can still be answered ({@code invitation}).
 */
@NullMarked
package io.signalbox.survey.token;

import org.jspecify.annotations.NullMarked;
