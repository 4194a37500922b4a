/**
 * The page on which a customer answers: plain HTML that works without JavaScript, for whoever holds
 * the link and nobody else. Looking at it changes nothing, since mail scanners look too.
 *
 * <p>Start reading at {@link io.signalbox.survey.page.AnswerController}; the templates are in
 * {@code src/main/jte/survey}.
 *
 * <p>Not here: whether an answer counts ({@code invitation}); the edge only shows what that says.
 */
@NullMarked
package io.signalbox.survey.page;

import org.jspecify.annotations.NullMarked;
