package dev.holdfast.engine.crypt;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.UnsupportedFormatException;
import dev.holdfast.engine.format.JsonReader;

/** The members of a key file that are needed to open it, checked. */
final class KeyFileJson {
  static final String SCRYPT = "scrypt";

  private static final String NEXT_STEP =
      ". Use another password of the repository, or take the key file from another copy of it.";

  private final ScryptCost cost;
  private final byte[] salt;
  private final byte[] data;

  private KeyFileJson(ScryptCost cost, byte[] salt, byte[] data) {
    if (salt.length != KeyFile.SALT_BYTES) {
      throw corrupt("must have a \"salt\" of 64 bytes, not " + salt.length);
    }
    if (data.length < Envelope.OVERHEAD_BYTES) {
      throw corrupt("must have \"data\" of at least 32 bytes, not " + data.length);
    }
    this.cost = cost;
    this.salt = salt;
    this.data = data;
  }

  static KeyFileJson read(byte[] json) {
    if (json.length > KeyFile.BYTES_MAX) {
      throw corrupt("has " + json.length + " bytes, more than " + KeyFile.BYTES_MAX);
    }
    String kdf = "";
    long n = 0;
    long r = 0;
    long p = 0;
    byte[] salt = {};
    byte[] data = {};
    try (JsonReader in = new JsonReader("The key file", json, 0, json.length)) {
      in.beginObject();
      while (in.nextMember()) {
        switch (in.memberName()) {
          case "kdf" -> kdf = in.text();
          case "N" -> n = in.uint32();
          case "r" -> r = in.uint32();
          case "p" -> p = in.uint32();
          case "salt" -> salt = in.base64();
          case "data" -> data = in.base64();
          default -> in.skip();
        }
      }
      in.end();
    }
    checkFunction(kdf);
    return new KeyFileJson(cost(n, r, p), salt, data);
  }

  ScryptCost cost() {
    return cost;
  }

  byte[] salt() {
    return salt;
  }

  byte[] data() {
    return data;
  }

  private static void checkFunction(String kdf) {
    if (kdf.isEmpty()) {
      throw corrupt("does not name its \"kdf\"");
    }
    if (!kdf.equals(SCRYPT)) {
      throw new UnsupportedFormatException(
          "The key file derives its key by \"" + kdf + "\"; only scrypt is known" + NEXT_STEP);
    }
  }

  private static ScryptCost cost(long n, long r, long p) {
    try {
      return new ScryptCost(Math.toIntExact(n), Math.toIntExact(r), Math.toIntExact(p));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new CorruptException(
          "The key file asks for a forbidden cost: " + e.getMessage() + NEXT_STEP, e);
    }
  }

  private static CorruptException corrupt(String problem) {
    return new CorruptException("The key file " + problem + NEXT_STEP);
  }
}
