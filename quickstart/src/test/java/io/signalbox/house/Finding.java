package io.signalbox.house;

/**
 * A place where a rule of the house is broken.
 *
 * @param path from the root of the repository
 */
record Finding(String path, long line, String what) {
  @Override
  public String toString() {
    return path + ":" + line + " " + what;
  }
}
