package dev.holdfast.adapters.storage.os;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What went wrong on a disk, in words for the person who runs the server.
 *
 * @param code such as {@code disk.full}, for {@code UnavailableException}
 * @param sentence what could not be done where, why, and what to do next
 */
public record DiskFailure(String code, String sentence) {

  private record Cause(String code, String reason, String nextStep) {}

  /**
   * Words for a failure.
   *
   * @param action what was being done, as in "can't <i>store the pack 12ab</i>"
   * @param place the file or folder where
   */
  public static DiskFailure of(String action, Path place, IOException failure) {
    Cause cause = cause(place, failure);
    return new DiskFailure(
        cause.code,
        "Can't " + action + " at " + place + ": " + cause.reason + ". " + cause.nextStep);
  }

  private static Cause cause(Path place, IOException failure) {
    String reason = reason(failure);
    return switch (failure) {
      case AccessDeniedException denied ->
          new Cause(
              "disk.denied",
              "access to " + denied.getFile() + " is denied",
              "Give the user that runs Holdfast the right to read and write there");
      case NoSuchFileException missing ->
          new Cause(
              "disk.missing",
              missing.getFile() + " is not there",
              "Check that the disk is mounted and nobody else removes files there");
      case ClosedByInterruptException _ ->
          new Cause("disk.interrupted", "the work was interrupted", "Try again");
      default -> causeByText(place, reason);
    };
  }

  /** Java has no type for these; the words are those of the system, in its own language. */
  private static Cause causeByText(Path place, String reason) {
    String text = reason.toLowerCase(Locale.ROOT);
    if (text.contains("no space left") || text.contains("quota exceeded")) {
      return new Cause(
          "disk.full", "the disk is full" + free(place), "Free some space there, then try again");
    }
    if (text.contains("read-only file system")) {
      return new Cause(
          "disk.read-only",
          "its file system can only be read",
          "Mount it for writing, and look in the system's log for disk errors");
    }
    if (text.contains("too many open files")) {
      return new Cause(
          "disk.open-files",
          "this process has too many open files",
          "Raise its limit (ulimit -n), then start it again");
    }
    return new Cause(
        "disk.failed", reason + free(place), "Look in the system's log for disk errors");
  }

  private static String reason(IOException failure) {
    if (failure instanceof FileSystemException e && e.getReason() != null) {
      return e.getReason();
    }
    return Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
  }

  private static String free(Path place) {
    try {
      return " (" + Files.getFileStore(place).getUsableSpace() + " bytes free)";
    } catch (IOException unknown) {
      // The first failure is what counts; without the figure its sentence is still true.
      return "";
    }
  }
}
