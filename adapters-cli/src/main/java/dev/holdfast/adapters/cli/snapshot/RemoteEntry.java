package dev.holdfast.adapters.cli.snapshot;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.format.JsonReader;

/** An entry of a snapshot, as a server tells it. */
record RemoteEntry(
    String path, String kind, long bytes, String modified, String mode, String link) {

  static RemoteEntry of(ByteString json) {
    byte[] text = json.bytes();
    try (JsonReader in = new JsonReader("An entry from the server", text, 0, text.length)) {
      return read(in);
    }
  }

  static RemoteEntry read(JsonReader in) {
    String path = "";
    String kind = "";
    String modified = "";
    String mode = "";
    String link = "";
    long bytes = 0;
    in.beginObject();
    while (in.nextMember()) {
      switch (in.memberName()) {
        case "path" -> path = in.text();
        case "kind" -> kind = in.text();
        case "bytes" -> bytes = in.uint64();
        case "modified" -> modified = in.text();
        case "mode" -> mode = in.text();
        case "linkTarget" -> link = in.text();
        default -> in.skip();
      }
    }
    return new RemoteEntry(path, kind, bytes, modified, mode, link);
  }

  /** The path; a directory has a slash at its end. */
  String shown() {
    return kind.equals("DIRECTORY") && !path.equals("/") ? path + "/" : path;
  }

  String longLine() {
    String line = "%s %14d %s %s".formatted(mode, bytes, modified, shown());
    return link.isEmpty() ? line : line + " -> " + link;
  }
}
