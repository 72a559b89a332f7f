package dev.holdfast.engine.tree;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.format.JsonReader;

/**
 * An attribute of one kind of system, kept as its writer wrote it: {@code windows.creation_time},
 * {@code windows.file_attributes}, {@code windows.security_descriptor}.
 *
 * @param json one JSON value in UTF-8
 */
public record GenericAttribute(String name, ByteString json) {

  /**
   * Checks that the value is JSON.
   *
   * @throws IllegalArgumentException if it is not
   */
  public GenericAttribute {
    byte[] bytes = json.bytes();
    try (JsonReader in = new JsonReader("Attribute " + name, bytes, 0, bytes.length)) {
      in.skip();
      in.end();
    } catch (CorruptException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
