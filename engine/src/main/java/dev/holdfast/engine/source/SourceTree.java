package dev.holdfast.engine.source;

import dev.holdfast.engine.tree.Owner;
import java.io.IOException;

/** A tree of files that can be backed up. Safe for use by many threads. */
public interface SourceTree {

  /** Opens the directory in which all others lie. */
  SourceDirectory root() throws IOException;

  /** The names that belong to the ids of a user and a group; an empty one where there is none. */
  Owner owner(long userId, long groupId);
}
