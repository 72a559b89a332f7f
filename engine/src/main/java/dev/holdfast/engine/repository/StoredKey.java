package dev.holdfast.engine.repository;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.format.JsonReader;
import dev.holdfast.engine.id.KeyId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * A key file as it was read, and what can be said of it without its password.
 *
 * @param work what trying it costs, in units of scrypt's N * r * p
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record StoredKey(KeyDetails details, long work, byte[] bytes) {
  private static final OffsetDateTime UNKNOWN =
      OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  /**
   * Reads what people see of a key file.
   *
   * @throws CorruptException if it is none
   */
  static StoredKey read(KeyId id, byte[] bytes) {
    OffsetDateTime created = UNKNOWN;
    String username = "";
    String hostname = "";
    double work = 1;
    try (JsonReader in = new JsonReader("Key file " + id, bytes, 0, bytes.length)) {
      in.beginObject();
      while (in.nextMember()) {
        switch (in.memberName()) {
          case "created" -> created = in.time();
          case "username" -> username = in.text();
          case "hostname" -> hostname = in.text();
          case "N", "r", "p" -> work *= in.uint32();
          default -> in.skip();
        }
      }
      in.end();
    }
    return new StoredKey(new KeyDetails(id, created, username, hostname), (long) work, bytes);
  }
}
