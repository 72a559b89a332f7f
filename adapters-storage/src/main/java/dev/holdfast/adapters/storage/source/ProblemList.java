package dev.holdfast.adapters.storage.source;

import dev.holdfast.application.port.out.FileSnapshots.Problem;
import dev.holdfast.application.port.out.FileSnapshots.Problems;
import dev.holdfast.domain.source.IgnorableError;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What could not be read, as it is met, by many threads. */
public final class ProblemList {
  private final Set<IgnorableError> ignorable;
  private final List<Problem> named = new ArrayList<>();
  private long count;
  private long ignored;

  public ProblemList(Set<IgnorableError> ignorable) {
    this.ignorable = Set.copyOf(ignorable);
  }

  public synchronized void add(String path, IOException cause) {
    if (isIgnorable(cause)) {
      ignored++;
    } else {
      count++;
      if (named.size() < Problems.NAMED_MAX) {
        named.add(new Problem(path, reason(cause)));
      }
    }
  }

  public synchronized Problems problems() {
    return new Problems(named, count, ignored);
  }

  private boolean isIgnorable(IOException cause) {
    return switch (cause) {
      case NoSuchFileException _ -> ignorable.contains(IgnorableError.NON_EXISTENT);
      case EOFException _ -> ignorable.contains(IgnorableError.END_OF_FILE);
      default -> false;
    };
  }

  /** Why something could not be read, in words that need no path. */
  public static String reason(IOException cause) {
    return switch (cause) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException told when told.getReason() != null -> told.getReason();
      default -> Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    };
  }
}
