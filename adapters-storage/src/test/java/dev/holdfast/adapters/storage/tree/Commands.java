package dev.holdfast.adapters.storage.tree;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Runs the system's small programs, which make what the JDK can't. */
public final class Commands {
  private static final int SECONDS_MAX = 60;

  private Commands() {}

  /** Whether the program is there and succeeds. */
  public static boolean run(String... command) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return false;
    }
    return process.onExit().orTimeout(SECONDS_MAX, TimeUnit.SECONDS).join().exitValue() == 0;
  }
}
