/**
 * What those who watch over promises should know, and whether somebody looks after it.
 *
 * <p>In: warnings, breaches and their retractions, and {@code alert.acknowledge}. Out: {@code
 * sla.alerts}, and {@code GET /v1/alerts}. Start reading at {@link io.signalbox.sla.alert.Alert}.
 *
 * <p>Not here: when to warn ({@code io.signalbox.sla.clock}), how to reach people (webhooks and
 * mail come with their own rooms).
 */
@NullMarked
package io.signalbox.sla.alert;

import org.jspecify.annotations.NullMarked;
