/**
 * What customers read of us, in their language.
 *
 * <p>Pure. Not here: the questions themselves, which are the workspace's ({@code program}).
 */
@NullMarked
package io.signalbox.survey.wording;

import org.jspecify.annotations.NullMarked;
