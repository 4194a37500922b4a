/** The broker started, stopped, killed and refused, as its users meet it. */
@NullMarked
package io.signalbox.broker;

import org.jspecify.annotations.NullMarked;
