/**
 * How often a customer is asked at most, over addresses, tickets and programs, and who wants not to
 * be asked at all.
 *
 * <p>Start reading at {@link io.signalbox.survey.fatigue.Customer}. A place is taken when an
 * invitation is decided, not when it is sent: so two tickets can't both take it.
 */
@NullMarked
package io.signalbox.survey.fatigue;

import org.jspecify.annotations.NullMarked;
