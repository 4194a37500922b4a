/** What is asked of whom. */
@NullMarked
package io.signalbox.survey.program;

import org.jspecify.annotations.NullMarked;
