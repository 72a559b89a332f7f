package dev.holdfast.adapters.storage;

import dev.holdfast.domain.snapshot.EntryPath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a list of paths, a line each. A line feed in a name is written {@code \x0A}. */
final class PathList {
  private final OutputStream content;

  PathList(OutputStream content) {
    this.content = content;
  }

  void add(EntryPath path) throws IOException {
    line(path.value());
  }

  void add(EntryPath path, String reason) throws IOException {
    line(path.value() + "\t" + reason);
  }

  private void line(String text) throws IOException {
    content.write((text.replace("\n", "\\x0A") + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
