/** Tests of blobs, as files and at a real S3 server. */
@NullMarked
package io.signalbox.runtime.blob;

import org.jspecify.annotations.NullMarked;
