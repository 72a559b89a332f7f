package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Plain restic, as an operator would call it on the worst day: the one that is installed, or the
 * one that {@code -Dholdfast.restic=} names by its path.
 */
final class Restic implements BackupProgram {
  /** The version from which links keep targets that are not UTF-8, and have attributes. */
  private static final int WHOLE_LINKS_MINOR = 16;

  private static final int WAITS_MINOR = 16;
  private static final int KEPT_OLDEST_MINOR = 17;

  private static final String PROGRAM = System.getProperty("holdfast.restic", "restic");
  private static final Pattern VERSION = Pattern.compile("restic 0\\.(\\d+)\\.");

  /** It writes a sparse file of 4 GiB in full where it is too old to know better. */
  private static final long RUN_MAX_SECONDS = 600;

  private final Path repository;
  private final String password;

  Restic(Path repository, String password) {
    this.repository = repository;
    this.password = password;
  }

  /** Skips the test, and says why, where there is no restic. */
  static void assumeInstalled() {
    boolean installed =
        Stream.concat(Stream.of("/"), Stream.of(System.getenv("PATH").split(":")))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(PROGRAM)));
    assumeTrue(installed, "restic is not installed, so nothing says whether it likes our work");
  }

  /** Reads every byte, and must find nothing wrong. */
  void check() throws IOException, InterruptedException {
    assertThat(run("check", "--read-data")).contains("no errors were found");
  }

  /** As {@link #check}, beside others that only read: it would want the repository for itself. */
  void checkBesideReaders() throws IOException, InterruptedException {
    assertThat(run("check", "--read-data", "--no-lock")).contains("no errors were found");
  }

  static String version() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(PROGRAM, "version").start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  @Override
  public JsonNode backUp(Path source, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("backup", source.toString(), "--json"));
    command.addAll(List.of(options));
    return BackupProgram.summary(run(command.toArray(String[]::new)));
  }

  @Override
  public void restore(String snapshot, Path target, String... options)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("restore", snapshot, "--target", target.toString()));
    command.addAll(List.of(options));
    run(command.toArray(String[]::new));
  }

  @Override
  public Set<String> lostInBackup() throws IOException, InterruptedException {
    return keepsWholeLinks() ? Set.of() : Set.of("--text-link-targets");
  }

  /** It sets times as nanoseconds in 64 bits, which end in the year 2262. */
  @Override
  public Set<String> lostInRestore() throws IOException, InterruptedException {
    Set<String> lost = new TreeSet<>(lostInBackup());
    lost.add("--times-before-2262");
    return lost;
  }

  /**
   * What it must not be given, as options of {@code plant-tree.py}: before 0.16, it gives the
   * attributes of a link to what the link leads to, wherever that is.
   */
  static Set<String> dangers() throws IOException, InterruptedException {
    return keepsWholeLinks() ? Set.of() : Set.of("--no-link-attributes");
  }

  private static boolean keepsWholeLinks() throws IOException, InterruptedException {
    return isAtLeast(WHOLE_LINKS_MINOR);
  }

  /** Whether it keeps the oldest snapshot where a count of snapshots to keep is not used up. */
  static boolean keepsTheOldest() throws IOException, InterruptedException {
    return isAtLeast(KEPT_OLDEST_MINOR);
  }

  /** Whether it can be told to wait for a lock. */
  static boolean waitsForLocks() throws IOException, InterruptedException {
    return isAtLeast(WAITS_MINOR);
  }

  private static boolean isAtLeast(int wanted) throws IOException, InterruptedException {
    Matcher minor = VERSION.matcher(version());
    return !minor.lookingAt() || Integer.parseInt(minor.group(1)) >= wanted;
  }

  /** A command for a process, with both its streams in one. */
  ProcessBuilder process(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(PROGRAM, "--no-cache", "-r", repository.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("RESTIC_PASSWORD", password);
    return builder;
  }

  String run(String... arguments) throws IOException, InterruptedException {
    Process process = process(arguments).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(RUN_MAX_SECONDS, TimeUnit.SECONDS)).as("restic ended").isTrue();
    assertThat(process.exitValue()).as("restic %s: %s", List.of(arguments), said).isZero();
    return said;
  }

  @Override
  public String toString() {
    return "restic";
  }
}
