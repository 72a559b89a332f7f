package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.bootstrap.CommandUnderTest;
import dev.holdfast.bootstrap.CommandUnderTest.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Our {@code repo} commands on one repository, in this process where nothing else is said.
 *
 * @param passwordFile holds the repository's password
 */
record Holdfast(Path repository, Path passwordFile) implements BackupProgram {

  /** Runs a command, however it ends. */
  Run repo(String... command) {
    return CommandUnderTest.run(arguments(command).toArray(String[]::new));
  }

  /** The same command for a process of its own, with both its streams in one. */
  ProcessBuilder process(Program program, String... command) {
    return new ProcessBuilder(program.command(arguments(command))).redirectErrorStream(true);
  }

  private List<String> arguments(String... command) {
    List<String> arguments = new ArrayList<>(List.of("repo"));
    arguments.addAll(List.of(command));
    arguments.addAll(
        List.of("--repo", repository.toString(), "--password-file", passwordFile.toString()));
    return arguments;
  }

  /** Runs a command that must succeed. */
  Run run(String... command) {
    Run run = repo(command);
    assertThat(run.exitCode()).as("holdfast repo %s: %s", List.of(command), run).isZero();
    return run;
  }

  /** The short ids of all snapshots. */
  Set<String> snapshots() {
    Set<String> ids = new TreeSet<>();
    Json.parse(run("snapshots", "--json").out())
        .forEach(snapshot -> ids.add(snapshot.get("short_id").asString()));
    return ids;
  }

  @Override
  public JsonNode backUp(Path source, String... options) {
    List<String> command = new ArrayList<>(List.of("backup", source.toString(), "--json"));
    command.addAll(List.of(options));
    return BackupProgram.summary(run(command.toArray(String[]::new)).out());
  }

  @Override
  public void restoreLatest(Path target, String... options) {
    restore("latest", target, options);
  }

  @Override
  public void restore(String snapshot, Path target, String... options) {
    List<String> command =
        new ArrayList<>(List.of("restore", snapshot, "--target", target.toString()));
    command.addAll(List.of(options));
    run(command.toArray(String[]::new));
  }

  @Override
  public Set<String> lostInBackup() {
    return Set.of();
  }

  @Override
  public Set<String> lostInRestore() {
    return Set.of();
  }

  @Override
  public String toString() {
    return "Holdfast";
  }
}
