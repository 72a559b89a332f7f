package dev.holdfast.bootstrap.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What Holdfast and restic both do on one repository, so that each is held to the other's work. */
interface BackupProgram {

  /** Backs up, and returns the summary, whose members have the same names with both programs. */
  JsonNode backUp(Path source, String... options) throws IOException, InterruptedException;

  /** Restores the newest snapshot; both keep the whole path of what they backed up. */
  default void restoreLatest(Path target, String... options)
      throws IOException, InterruptedException {
    restore("latest", target, options);
  }

  /** As {@link #restoreLatest}, of a snapshot that is named. */
  void restore(String snapshot, Path target, String... options)
      throws IOException, InterruptedException;

  /** What it can't put into a snapshot, as options of {@code compare-trees.py}. */
  Set<String> lostInBackup() throws IOException, InterruptedException;

  /** What it can't bring back though the snapshot has it, likewise. */
  Set<String> lostInRestore() throws IOException, InterruptedException;

  /** The summary among the JSON lines that a backup says. */
  static JsonNode summary(String said) {
    return said.lines()
        .filter(line -> line.contains("\"message_type\":\"summary\""))
        .map(Json::parse)
        .findFirst()
        .orElseThrow(() -> new AssertionError("No summary in: " + said));
  }
}
