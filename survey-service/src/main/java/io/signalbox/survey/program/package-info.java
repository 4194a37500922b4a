/**
 * Survey programs: what is asked, of whom, and how often at most.
 *
 * <p>Start reading at {@link io.signalbox.survey.program.Program}.
 */
@NullMarked
package io.signalbox.survey.program;

import org.jspecify.annotations.NullMarked;
