/**
 * Setting up over HTTP: agents, sites, queues, rules, and who is there.
 *
 * <p>Not here: whether a definition is sound ({@code definition}).
 */
@NullMarked
package io.signalbox.routing.setup;

import org.jspecify.annotations.NullMarked;
