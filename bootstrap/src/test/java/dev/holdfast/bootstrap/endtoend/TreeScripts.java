package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Plants and compares folders with programs that share nothing with ours. They are in Python, since
 * Java has no names in raw bytes, no devices and no extended attributes of links.
 */
final class TreeScripts {
  private static final long RUN_MAX_SECONDS = 300;

  private TreeScripts() {}

  /** Skips the test, and says why, where there is no Python. */
  static void assumeInstalled() {
    boolean installed =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
    assumeTrue(installed, "python3 is not installed, which plants the trees");
  }

  /** Plants a folder, which must not be there yet, of all that chance can think of. */
  static void plant(long seed, Path folder, Set<String> options)
      throws IOException, InterruptedException {
    python("plant-tree.py", options, Long.toString(seed), folder.toString());
  }

  /**
   * Holds all metadata and content of one folder against another.
   *
   * @param options what may differ, in the script's own words
   */
  static void assertSame(Path wanted, Path found, Set<String> options)
      throws IOException, InterruptedException {
    python("compare-trees.py", options, wanted.toString(), found.toString());
  }

  /** What a folder takes on the disk: less than its files say where these have holes. */
  static long diskBytes(Path folder) throws IOException, InterruptedException {
    String said = run("du", "--summarize", "--block-size=1", folder.toString());
    return Long.parseLong(said.substring(0, said.indexOf('\t')));
  }

  /** With all that the system knows of it, and links among its files. */
  static void copy(Path folder, Path target) throws IOException, InterruptedException {
    run("cp", "--archive", folder.toString(), target.toString());
  }

  static void remove(Path folder) throws IOException, InterruptedException {
    run("rm", "-rf", folder.toString());
  }

  private static void python(String script, Set<String> options, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", script(script)));
    command.addAll(options);
    command.addAll(List.of(arguments));
    run(command.toArray(String[]::new));
  }

  private static String script(String name) {
    URL found = Objects.requireNonNull(TreeScripts.class.getResource(name), name);
    try {
      URI place = found.toURI();
      return Path.of(place).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(found.toString(), e);
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    List<String> ran = List.of(command);
    assertThat(process.waitFor(RUN_MAX_SECONDS, TimeUnit.SECONDS)).as("%s ended", ran).isTrue();
    assertThat(process.exitValue()).as("%s:%n%s", ran, said).isZero();
    return said;
  }
}
