package io.signalbox.runtime.blob;

import java.io.IOException;

/** More bytes than a blob may have; none of them is kept. */
public final class BlobTooLarge extends IOException {
  private static final long serialVersionUID = 1;

  BlobTooLarge(long bytesMax) {
    super("A file may have " + bytesMax + " bytes.");
  }
}
