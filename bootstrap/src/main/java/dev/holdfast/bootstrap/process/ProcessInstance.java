package dev.holdfast.bootstrap.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What tells a process from all others, those too that had its id before or have it in another
 * container: this start of the kernel, the namespace of process ids, and when it began. Known on
 * Linux; elsewhere it is empty, and no process is ever said to be gone.
 */
public final class ProcessInstance {
  private static final Path PROC = Path.of("/proc");
  private static final String SEPARATOR = ":";

  /** Of the fields behind the program's name, which stands in brackets. */
  private static final int START_TIME_FIELD = 19;

  private ProcessInstance() {}

  /** This process. */
  public static String current() {
    return place()
        .flatMap(place -> started(ProcessHandle.current().pid()).map(time -> place + time))
        .orElse("");
  }

  /**
   * Whether a process is gone for certain. It must be one of this user: others may be hidden.
   *
   * @param instance what {@link #current} said in that process
   */
  public static boolean isGone(long pid, String instance) {
    Optional<String> place = place();
    if (place.isEmpty() || !instance.startsWith(place.get())) {
      return false;
    }
    boolean isThere = Files.exists(status(pid), LinkOption.NOFOLLOW_LINKS);
    return !isThere || started(pid).map(time -> !instance.equals(place.get() + time)).orElse(false);
  }

  private static Optional<String> place() {
    try {
      String boot = Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
      Path namespace = Files.readSymbolicLink(PROC.resolve("self/ns/pid"));
      return Optional.of(boot + SEPARATOR + namespace.getFileName() + SEPARATOR);
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> started(long pid) {
    try {
      String line = Files.readString(status(pid));
      List<String> fields = List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
      return Optional.of(fields.get(START_TIME_FIELD));
    } catch (IOException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static Path status(long pid) {
    return PROC.resolve(Long.toString(pid)).resolve("stat");
  }
}
