/**
 * A small house that breaks every rule of ours, so that each is seen to fail. Its packages stand
 * for modules; nothing in it runs.
 */
@NullMarked
package io.signalbox.house.broken;

import org.jspecify.annotations.NullMarked;
