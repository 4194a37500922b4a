package io.signalbox.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import javax.tools.FileObject;
import javax.tools.SimpleJavaFileObject;

/** A Java file as javac takes it, from a text in memory. */
final class JavaText extends SimpleJavaFileObject {
  private final String text;

  /**
   * @param path from the root of the repository
   */
  JavaText(String path, String text) {
    super(uri(path), Kind.SOURCE);
    this.text = text;
  }

  private static URI uri(String path) {
    try {
      return new URI("string", null, "/" + path, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  /** The path from the root that a file was made with. */
  static String path(FileObject file) {
    return file.toUri().getPath().substring(1);
  }

  /** What is in the file. */
  static String text(FileObject file) {
    try {
      return file.getCharContent(true).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
