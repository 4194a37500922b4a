package io.signalbox.runtime.blob;

import io.signalbox.runtime.shard.Ids;

/**
 * Where copies of some bytes are: with whoever holds them, within a workspace. Names may be
 * anything, so their hashes are the names of directories.
 *
 * @param holder path of the holder's directory
 */
record Place(String holder, String sha256) {
  /** What nobody holds yet: no holder's name has a blank first. */
  private static final String HANDED_IN = " handed in";

  static Place handedIn(String workspace, String sha256) {
    return new Place(directory(workspace, HANDED_IN), sha256);
  }

  static Place of(String workspace, String holder, String sha256) {
    return new Place(directory(workspace, holder.strip()), sha256);
  }

  /** The directory of all that a holder has. */
  static String directory(String workspace, String holder) {
    return Ids.hash("blobs", workspace) + "/" + Ids.hash("holder", holder);
  }

  String path() {
    return holder + "/" + sha256;
  }
}
