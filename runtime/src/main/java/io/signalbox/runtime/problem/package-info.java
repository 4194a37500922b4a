/**
 * What a caller reads when something went wrong: RFC 9457 problems, always of media type {@code
 * application/problem+json}.
 *
 * <p>A problem's {@code type} is {@code /problems/<slug>}, a relative reference that never changes
 * once released; no text of an internal exception ever leaves by this door. Start reading at {@link
 * io.signalbox.runtime.problem.Problem}.
 */
@NullMarked
package io.signalbox.runtime.problem;

import org.jspecify.annotations.NullMarked;
