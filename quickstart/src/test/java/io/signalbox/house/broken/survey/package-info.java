/** A service that knows another one. */
@NullMarked
package io.signalbox.house.broken.survey;

import org.jspecify.annotations.NullMarked;
