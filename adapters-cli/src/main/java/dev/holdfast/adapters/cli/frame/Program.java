package dev.holdfast.adapters.cli.frame;

import java.util.Map;

/**
 * How this program is called, for examples and hints that can be pasted as they stand.
 *
 * @param anywhere one word of a shell, whatever folder that is in
 * @param here the same, or shorter, for the shell that this process was called from
 */
public record Program(String anywhere, String here) {
  /** What it is called in usage lines, which show a form and are not pasted. */
  public static final String NAME = "holdfast";

  /** The launcher says here where it lies. */
  private static final String VARIABLE = "HOLDFAST_PROGRAM";

  /** The folder that a shell is in. */
  private static final String WORKING_DIRECTORY = "PWD";

  /** As the environment has it. */
  public static Program in(Map<String, String> environment) {
    String name = environment.getOrDefault(VARIABLE, NAME);
    String folder = environment.getOrDefault(WORKING_DIRECTORY, "") + "/";
    boolean liesHere = name.startsWith(folder) && name.indexOf('/', folder.length()) < 0;
    String here = liesHere ? "./" + name.substring(folder.length()) : name;
    return new Program(ShellWord.of(name), ShellWord.of(here));
  }

  /** A command that can be pasted, for one as usage lines name it. */
  String command(String inUsage) {
    return here + inUsage.substring(NAME.length());
  }

  @Override
  public String toString() {
    return here;
  }
}
