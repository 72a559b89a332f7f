package dev.holdfast.adapters.cli.snapshot;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.format.JsonReader;

/**
 * A file that a server has found.
 *
 * @param host its name, or its number where the server knows no name any more
 */
record RemoteFile(String path, String kind, long bytes, String modified, String host) {

  static RemoteFile of(ByteString json) {
    byte[] text = json.bytes();
    String path = "";
    String kind = "";
    String modified = "";
    String host = "";
    long number = 0;
    long bytes = 0;
    try (JsonReader in = new JsonReader("A file from the server", text, 0, text.length)) {
      in.beginObject();
      while (in.nextMember()) {
        switch (in.memberName()) {
          case "path" -> path = in.text();
          case "kind" -> kind = in.text();
          case "bytes" -> bytes = in.uint64();
          case "modified" -> modified = in.text();
          case "object" -> host = in.text();
          case "objectId" -> number = in.uint64();
          default -> in.skip();
        }
      }
    }
    return new RemoteFile(
        path, kind, bytes, modified, host.isEmpty() ? Long.toString(number) : host);
  }

  /** A directory has a slash at its end. */
  String line() {
    String shown = kind.equals("DIRECTORY") && !path.equals("/") ? path + "/" : path;
    return "%14d %-27s %s:%s".formatted(bytes, modified, host, shown);
  }
}
