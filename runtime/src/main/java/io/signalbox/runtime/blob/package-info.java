/**
 * Files that come with contacts and go with replies.
 *
 * <p>Not here: which message a file belongs to.
 */
@NullMarked
package io.signalbox.runtime.blob;

import org.jspecify.annotations.NullMarked;
