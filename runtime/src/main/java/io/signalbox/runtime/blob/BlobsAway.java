package io.signalbox.runtime.blob;

import java.io.IOException;

/** Blobs can't be kept or read now: the disk is full, or the store does not answer. */
public final class BlobsAway extends IOException {
  private static final long serialVersionUID = 1;

  BlobsAway(String what, Throwable cause) {
    super(what, cause);
  }
}
