/**
 * The words the tests of routing are written in: a contact centre that is told what happens and
 * then asked how things stand.
 */
@NullMarked
package io.signalbox.routing.play;

import org.jspecify.annotations.NullMarked;
