package dev.holdfast.domain.config;

import dev.holdfast.domain.Mutable;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.json.JsonPosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a bundle is being read, so that a refusal can name it. */
@Mutable("It moves on with the reader")
final class BundlePlace {
  /** Of the object in the file, from 1; 0 beside the objects. */
  private int number;

  private @Nullable ObjectKey key;
  private String name = "";

  /** What is read lies beside the objects. */
  void atFile() {
    atObject(0);
  }

  /** An object is read, of which nothing is known yet but its number in the file, from 1. */
  void atObject(int objectNumber) {
    number = objectNumber;
    key = null;
  }

  /** The object at hand has told who it is. */
  void atObjectOf(ObjectKey objectKey, String objectName) {
    key = objectKey;
    name = objectName;
  }

  InvalidInputException refusal(String code, JsonPosition position, String problem) {
    return refusal(code, subject() + ", at " + position + ": " + problem);
  }

  /** The refusal of whoever reads below, which has the position but not the object. */
  InvalidInputException refusal(InvalidInputException below) {
    InvalidInputException refusal = refusal(below.code(), subject() + ": " + below.getMessage());
    refusal.initCause(below);
    return refusal;
  }

  private static InvalidInputException refusal(String code, String sentence) {
    return new InvalidInputException(code, "The file is refused. " + sentence, List.of(sentence));
  }

  private String subject() {
    if (number == 0) {
      return "The file";
    }
    if (key == null) {
      return "Object " + number;
    }
    return "Object %d (%s %s, named %s)"
        .formatted(number, Quoted.of(key.type()), Quoted.of(key.id()), Quoted.of(name));
  }
}
