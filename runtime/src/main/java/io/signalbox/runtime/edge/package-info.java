/**
 * HTTP in: requests become records of an entry topic, outcomes become answers, and queries read
 * what was committed.
 *
 * <p>In: a checked request. Out: a record that Kafka has acknowledged, or a {@link
 * io.signalbox.runtime.problem.Problem}. Start reading at {@link io.signalbox.runtime.edge.Gate}.
 *
 * <p>Not here: deciding anything ({@code io.signalbox.runtime.loop} and the services' rules).
 */
@NullMarked
package io.signalbox.runtime.edge;

import org.jspecify.annotations.NullMarked;
