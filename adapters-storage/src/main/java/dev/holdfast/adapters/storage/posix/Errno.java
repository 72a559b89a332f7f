package dev.holdfast.adapters.storage.posix;

import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The numbers by which Linux says why a call failed, and what they are in Java. */
final class Errno {
  static final int NOT_PERMITTED = 1;
  static final int NOT_FOUND = 2;
  static final int INTERRUPTED = 4;
  static final int ACCESS_DENIED = 13;
  static final int IN_USE = 16;
  static final int EXISTS = 17;
  static final int NOT_A_DIRECTORY = 20;
  static final int INVALID = 22;
  static final int OUT_OF_RANGE = 34;
  static final int TOO_LONG = 36;
  static final int NOT_EMPTY = 39;
  static final int IS_LINK = 40;
  static final int NO_SUCH_ATTRIBUTE = 61;
  static final int NOT_SUPPORTED = 95;

  private static final long WORDS_BYTES_MAX = 1024;

  private Errno() {}

  /** The failure of a call at a name. */
  static IOException failure(long negated, NodeName name) {
    return failure(negated, name.toString());
  }

  /** The failure of a call at what is open. */
  static IOException failure(long negated) {
    return failure(negated, "");
  }

  /**
   * The failure of a call.
   *
   * @param negated the number below zero, as calls answer it
   * @param what for people
   */
  static IOException failure(long negated, String what) {
    int number = (int) -negated;
    String words = words(number);
    return switch (number) {
      case NOT_FOUND -> new NoSuchFileException(what, null, words);
      case ACCESS_DENIED, NOT_PERMITTED -> new AccessDeniedException(what, null, words);
      case EXISTS -> new FileAlreadyExistsException(what, null, words);
      case IN_USE ->
          new FileSystemException(
              what, null, "It is in use: mounted, or part of something that is");
      case NOT_EMPTY -> new DirectoryNotEmptyException(what);
      case IS_LINK ->
          new FileSystemException(what, null, "It is a symbolic link, and links are not followed");
      default -> new FileSystemException(what, null, words);
    };
  }

  /** What the system says a number means. */
  @SuppressWarnings("restricted")
  static String words(int number) {
    try {
      MemorySegment text = (MemorySegment) Words.STRERROR.invokeExact(number);
      return text.reinterpret(WORDS_BYTES_MAX).getString(0);
    } catch (Throwable e) {
      throw Kernel.notCallable("strerror", e);
    }
  }

  /** Linked when something fails for the first time. */
  private static final class Words {
    static final MethodHandle STRERROR =
        Kernel.link("strerror", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
  }
}
