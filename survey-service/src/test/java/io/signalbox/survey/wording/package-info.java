/** Texts in every language. */
@NullMarked
package io.signalbox.survey.wording;

import org.jspecify.annotations.NullMarked;
