/** What an operator may set, by the name the operator types, checked at start. */
@NullMarked
package io.signalbox.runtime.settings;

import org.jspecify.annotations.NullMarked;
