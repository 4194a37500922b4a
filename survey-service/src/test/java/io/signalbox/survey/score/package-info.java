/** Scores and their margins. */
@NullMarked
package io.signalbox.survey.score;

import org.jspecify.annotations.NullMarked;
