/**
 * Files over HTTP: handed in before what names them, read by signed addresses that expire. Begin at
 * {@link io.signalbox.runtime.files.BlobController}.
 *
 * <p>Not here: who may see the message a file belongs to. Whoever shows it makes the address.
 */
@NullMarked
package io.signalbox.runtime.files;

import org.jspecify.annotations.NullMarked;
