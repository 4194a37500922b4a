/**
 * The rules of the house, checked: sizes, names, comments and format over the source tree of all
 * modules, layering and purity over their classes. They stand here because quickstart alone has
 * every module on its class path.
 *
 * <p>Start reading at {@link io.signalbox.house.SourceRulesTest} and {@link
 * io.signalbox.house.RoomsTest}. Each rule is seen to fail on something that breaks it: on a text
 * in {@link io.signalbox.house.Samples}, or on a class in {@code io.signalbox.house.broken}.
 */
@NullMarked
package io.signalbox.house;

import org.jspecify.annotations.NullMarked;
