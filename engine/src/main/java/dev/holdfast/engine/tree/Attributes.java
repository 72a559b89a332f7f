package dev.holdfast.engine.tree;

import java.util.List;

/**
 * What every node has beside its name and content.
 *
 * @param extended in the order of the system's list
 * @param generic ascending by name
 * @param error what went wrong when an old writer read the file, or empty
 */
public record Attributes(
    FileMode mode,
    FileTimes times,
    Owner owner,
    FileIdentity identity,
    List<ExtendedAttribute> extended,
    List<GenericAttribute> generic,
    String error) {

  public Attributes {
    extended = List.copyOf(extended);
    generic = List.copyOf(generic);
  }

  /** The attributes that every file system has; nothing else. */
  public Attributes(FileMode mode, FileTimes times, Owner owner, FileIdentity identity) {
    this(mode, times, owner, identity, List.of(), List.of(), "");
  }
}
