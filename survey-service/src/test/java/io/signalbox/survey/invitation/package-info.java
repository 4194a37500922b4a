/** Every state of an invitation meets every trigger. */
@NullMarked
package io.signalbox.survey.invitation;

import org.jspecify.annotations.NullMarked;
