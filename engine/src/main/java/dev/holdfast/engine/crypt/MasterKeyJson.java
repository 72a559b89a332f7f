package dev.holdfast.engine.crypt;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.format.JsonReader;
import dev.holdfast.engine.format.JsonWriter;

/** The plaintext in a key file: <code>{"mac":{"k":..,"r":..},"encrypt":..}</code>, in base64. */
final class MasterKeyJson {
  private MasterKeyJson() {}

  static byte[] write(MasterKey key) {
    JsonWriter json = new JsonWriter().beginObject();
    json.member("mac").beginObject();
    json.member("k").base64(key.macK());
    json.member("r").base64(key.macR());
    json.endObject();
    json.member("encrypt").base64(key.encrypt());
    return json.endObject().toBytes();
  }

  /**
   * Reads it back.
   *
   * @throws CorruptException if it is not a valid key; without a cause, which might quote the key
   */
  static MasterKey read(byte[] json) {
    byte[] encrypt = {};
    byte[] macK = {};
    byte[] macR = {};
    try (JsonReader in = new JsonReader("The master key", json, 0, json.length)) {
      in.beginObject();
      while (in.nextMember()) {
        switch (in.memberName()) {
          case "mac" -> {
            in.beginObject();
            while (in.nextMember()) {
              switch (in.memberName()) {
                case "k" -> macK = in.base64();
                case "r" -> macR = in.base64();
                default -> in.skip();
              }
            }
          }
          case "encrypt" -> encrypt = in.base64();
          default -> in.skip();
        }
      }
      in.end();
      return new MasterKey(encrypt, macK, macR);
    } catch (CorruptException | IllegalArgumentException e) {
      throw new CorruptException(
          "A key file opens with the password, but what is in it is not a master key. Use another"
              + " password of the repository, or take the key file from another copy of it.");
    }
  }
}
