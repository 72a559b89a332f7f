package dev.holdfast.bootstrap;

import dev.holdfast.adapters.cli.HoldfastCommandLine;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.bootstrap.logging.ProgramLog;
import java.util.Objects;

/** The program {@code holdfast}. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    ProgramLog.start(System.Logger.Level.WARNING);
    HoldfastCommandLine commandLine =
        new HoldfastCommandLine(
            new HoldfastServer(),
            new DataAdministration(),
            new LocalMachine(version()),
            Terminal.standard(),
            System.getenv(),
            "holdfast " + version() + " on Java " + Runtime.version());
    System.exit(commandLine.run(arguments));
  }

  /** The version of the jar; classes that were not packed have none. */
  static String version() {
    return Objects.requireNonNullElse(
        Main.class.getPackage().getImplementationVersion(), "(unpacked)");
  }
}
