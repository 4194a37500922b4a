/**
 * What answers add up to: NPS, CSAT and CES, each with the number of answers and a margin. No
 * answer is no score, which is not a score of nothing.
 *
 * <p>Start reading at {@link io.signalbox.survey.score.Formula}.
 */
@NullMarked
package io.signalbox.survey.score;

import org.jspecify.annotations.NullMarked;
