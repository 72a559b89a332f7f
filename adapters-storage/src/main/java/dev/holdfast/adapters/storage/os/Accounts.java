package dev.holdfast.adapters.storage.os;

import dev.holdfast.engine.tree.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Users and groups of this machine. */
public final class Accounts {
  /** Belongs to whoever looks. */
  private static final Path SELF = Path.of("/proc/self");

  private Accounts() {}

  /** The user and group of this process, by their numbers. */
  public static Owner own() throws IOException {
    return new Owner(number("unix:uid"), number("unix:gid"), "", "");
  }

  private static long number(String attribute) throws IOException {
    return Integer.toUnsignedLong((Integer) Files.getAttribute(SELF, attribute));
  }
}
