package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.bootstrap.CommandUnderTest;
import dev.holdfast.bootstrap.CommandUnderTest.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Our {@code repo} commands on one repository, in this process.
 *
 * @param passwordFile holds the repository's password
 */
record Holdfast(Path repository, Path passwordFile) implements BackupProgram {

  /** Runs a command, however it ends. */
  Run repo(String... command) {
    List<String> arguments = new ArrayList<>(List.of("repo"));
    arguments.addAll(List.of(command));
    arguments.addAll(
        List.of("--repo", repository.toString(), "--password-file", passwordFile.toString()));
    return CommandUnderTest.run(arguments.toArray(String[]::new));
  }

  /** Runs a command that must succeed. */
  Run run(String... command) {
    Run run = repo(command);
    assertThat(run.exitCode()).as("holdfast repo %s: %s", List.of(command), run).isZero();
    return run;
  }

  @Override
  public JsonNode backUp(Path source, String... options) {
    List<String> command = new ArrayList<>(List.of("backup", source.toString(), "--json"));
    command.addAll(List.of(options));
    return BackupProgram.summary(run(command.toArray(String[]::new)).out());
  }

  @Override
  public void restoreLatest(Path target, String... options) {
    List<String> command =
        new ArrayList<>(List.of("restore", "latest", "--target", target.toString()));
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
