package dev.holdfast.domain.config;

import dev.holdfast.domain.error.InvalidInputException;

/** The name that a person gives a backup: 1 to 200 characters, none of them a control. */
public record BackupName(String value) {
  /** Long enough for a sentence, short enough for a line of a list. */
  public static final int CHARACTERS_MAX = 200;

  public BackupName {
    if (value.isBlank()) {
      throw new InvalidInputException(
          "backup.name.empty", "The name is empty; give the backup a name.");
    }
    int characters = value.codePointCount(0, value.length());
    if (characters > CHARACTERS_MAX) {
      throw new InvalidInputException(
          "backup.name.long",
          "The name has "
              + characters
              + " characters; at most "
              + CHARACTERS_MAX
              + " are allowed.");
    }
    if (value.codePoints().anyMatch(Character::isISOControl)) {
      throw new InvalidInputException(
          "backup.name.control", "The name holds a control character; use visible ones only.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
