/**
 * A process of a service: its start, its database and topics, and its clean end.
 *
 * <p>Start reading at {@link io.signalbox.runtime.service.ServiceMain}.
 */
@NullMarked
package io.signalbox.runtime.service;

import org.jspecify.annotations.NullMarked;
