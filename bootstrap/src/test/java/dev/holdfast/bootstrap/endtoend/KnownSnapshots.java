package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What snapshots must hold: those only whose backup came to its end, and said so. */
final class KnownSnapshots {
  /** An old restic says no more of a snapshot that it has made. */
  private static final int SHORT_ID_CHARS = 8;

  private final Map<String, Content> contents = new HashMap<>();

  private record Content(Path source, List<String> description) {}

  /**
   * Remembers what a folder holds now.
   *
   * @param summary what the backup of it said
   */
  void add(JsonNode summary, ChangingFolder source) throws IOException {
    contents.put(
        summary.required("snapshot_id").asString().substring(0, SHORT_ID_CHARS),
        new Content(source.path(), source.describe()));
  }

  /** Their short ids. */
  Set<String> ids() {
    return Set.copyOf(contents.keySet());
  }

  /** Knows no others from now on: those were forgotten. */
  void retain(Collection<String> ids) {
    contents.keySet().retainAll(ids);
  }

  /**
   * Has a snapshot restored, and compares.
   *
   * @param target a folder that is not there, and is away again afterwards
   */
  void assertComesBack(String id, BackupProgram reader, Path target)
      throws IOException, InterruptedException {
    Content content = Objects.requireNonNull(contents.get(id), id);
    reader.restore(id, target);
    assertThat(FileTree.describe(FileTree.restored(target, content.source())))
        .as("snapshot %s, restored by %s", id, reader)
        .isEqualTo(content.description());
    TreeScripts.remove(target);
  }
}
