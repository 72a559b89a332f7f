package dev.holdfast.engine.restore;

import java.io.IOException;
import java.util.Optional;

/** A tree of files into which a snapshot can be restored. Safe for use by many threads. */
public interface RestoreTarget {

  /** Opens the directory in which all others lie, and makes it first where it is missing. */
  TargetDirectory root() throws IOException;

  /** As {@link #root}, but changes nothing: empty where it is missing. For dry runs. */
  Optional<TargetDirectory> rootIfThere() throws IOException;
}
