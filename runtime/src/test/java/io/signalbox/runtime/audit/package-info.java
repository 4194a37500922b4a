/** Tests of the audit log, as loop and edge write it. */
@NullMarked
package io.signalbox.runtime.audit;

import org.jspecify.annotations.NullMarked;
