/**
 * What is promised to whom: the first policy that fits a ticket counts, and in it per metric the
 * first target that fits. Where none fits nothing is promised, and no clock runs.
 *
 * <p>In: the policies of a workspace. Out: a {@link io.signalbox.sla.policy.Promise}. Start reading
 * at {@link io.signalbox.sla.policy.Policies}.
 *
 * <p>Not here: when a promise is due ({@code io.signalbox.businesstime}), whether it was kept
 * ({@code io.signalbox.sla.clock}).
 */
@NullMarked
package io.signalbox.sla.policy;

import org.jspecify.annotations.NullMarked;
