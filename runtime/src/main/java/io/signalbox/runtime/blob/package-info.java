/**
 * Files that come with contacts and go with replies: bytes under their hash, kept as files or at an
 * S3 store, of each workspace by itself. Begin at {@link io.signalbox.runtime.blob.Blobs}.
 *
 * <p>Not here: how they are read over HTTP ({@code files}), and which message a file belongs to.
 */
@NullMarked
package io.signalbox.runtime.blob;

import org.jspecify.annotations.NullMarked;
