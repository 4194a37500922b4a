/** Rules that read the clock, draw by chance, and speak to the world. */
@NullMarked
package io.signalbox.house.broken.sla;

import org.jspecify.annotations.NullMarked;
