package dev.holdfast.domain.source;

import dev.holdfast.domain.error.InvalidInputException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which volumes of a host one object of a group backs up.
 *
 * @param names each the id of a volume, or the absolute path of a device or an image file; at most
 *     {@value #NAMES_MAX}, each once. None stands for every volume that the operator allows
 */
public record VolumeSelection(List<String> names) {
  /** More than a host has disks. */
  public static final int NAMES_MAX = 1_000;

  private static final int NAME_CHARS_MAX = 4_096;

  /** Every volume that the operator allows. */
  public static final VolumeSelection ALL = new VolumeSelection(List.of());

  public VolumeSelection {
    names = List.copyOf(names);
    Limits.atMost(NAMES_MAX, names, "The volumes of an object");
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      check(name);
      if (!seen.add(name)) {
        throw new InvalidInputException(
            "source.volume.twice", "The volume " + name + " is named twice.");
      }
    }
  }

  /**
   * Checks the name of one volume.
   *
   * @throws InvalidInputException if it can be none
   */
  public static void check(String name) {
    Limits.text(name, NAME_CHARS_MAX, "The name of a volume");
    if (name.isEmpty()) {
      throw new InvalidInputException(
          "source.volume.name", "A volume is named by its id or its path, and not by nothing.");
    }
  }
}
