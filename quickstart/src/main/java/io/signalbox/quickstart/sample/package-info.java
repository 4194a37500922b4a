/** Contacts to play with: composed from phrases, the same ones for the same seed. */
@NullMarked
package io.signalbox.quickstart.sample;

import org.jspecify.annotations.NullMarked;
