package dev.holdfast.engine.lock;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.format.JsonReader;
import dev.holdfast.engine.format.JsonWriter;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a lock file says.
 *
 * @param time when it was made or last refreshed, by its owner's clock
 * @param exclusive whether it excludes every other lock, or only exclusive ones
 */
public record Lock(OffsetDateTime time, boolean exclusive, LockOwner owner) {
  private static final String UNKNOWN = "unknown";
  private static final String INSTANCE = "holdfast_instance";

  /** Writes the JSON of a lock file. */
  public byte[] encode() {
    JsonWriter json = new JsonWriter();
    json.beginObject();
    json.member("time").time(time);
    json.member("exclusive").bool(exclusive);
    json.member("hostname").text(owner.hostname());
    json.member("username").text(owner.username());
    json.member("pid").unsigned(owner.pid());
    if (!owner.instance().isEmpty()) {
      json.member(INSTANCE).text(owner.instance());
    }
    json.endObject();
    return json.toBytes();
  }

  /**
   * Reads the JSON of a lock file, whoever wrote it. A missing host name is read as "unknown".
   *
   * @throws CorruptException if it is not one
   */
  public static Lock decode(byte[] json) {
    @Nullable OffsetDateTime time = null;
    boolean exclusive = false;
    String hostname = UNKNOWN;
    String username = "";
    long pid = 0;
    String instance = "";
    try (JsonReader in = new JsonReader("The lock file", json, 0, json.length)) {
      in.beginObject();
      while (in.nextMember()) {
        switch (in.memberName()) {
          case "time" -> time = in.time();
          case "exclusive" -> exclusive = in.bool();
          case "hostname" -> hostname = in.text();
          case "username" -> username = in.text();
          case "pid" -> pid = in.uint32();
          case INSTANCE -> instance = in.text();
          default -> in.skip();
        }
      }
      in.end();
      if (time == null) {
        throw in.corrupt("has no time");
      }
      if (pid > Integer.MAX_VALUE) {
        throw in.corrupt("has no possible process id");
      }
    }
    String host = hostname.isBlank() ? UNKNOWN : hostname;
    return new Lock(time, exclusive, new LockOwner(host, username, pid, instance));
  }
}
