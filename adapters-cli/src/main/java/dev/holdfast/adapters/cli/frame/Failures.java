package dev.holdfast.adapters.cli.frame;

import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.engine.error.LockedException;
import dev.holdfast.engine.error.WrongPasswordException;
import java.util.concurrent.CancellationException;

/** What keeps a command from being done, and how it then ends. */
public final class Failures {
  private static final String USAGE = "command.usage";
  private static final String NO_REPOSITORY = "repository.missing";

  private Failures() {}

  /** What was typed makes no sense, so that nothing was tried. */
  public static HoldfastException wrongUsage(String sentence) {
    return new InvalidInputException(USAGE, sentence);
  }

  /** Something that the command needs is wrong. */
  public static HoldfastException wrongInput(String sentence) {
    return new InvalidInputException("command.input", sentence);
  }

  /** Something that was named is not there. */
  public static HoldfastException missing(String sentence) {
    return new NotFoundException("command.missing", sentence);
  }

  public static HoldfastException noRepository(String sentence) {
    return new NotFoundException(NO_REPOSITORY, sentence);
  }

  static int exitCode(Exception failure) {
    return switch (failure) {
      case HoldfastException told when told.code().equals(USAGE) -> ExitCode.WRONG_USAGE;
      case HoldfastException told when told.code().equals(NO_REPOSITORY) -> ExitCode.NO_REPOSITORY;
      case WrongPasswordException told -> ExitCode.WRONG_PASSWORD;
      case LockedException told -> ExitCode.LOCKED;
      case CancellationException cancelled -> ExitCode.INTERRUPTED;
      default -> ExitCode.FAILED;
    };
  }
}
