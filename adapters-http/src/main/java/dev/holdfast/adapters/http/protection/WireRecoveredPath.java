package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.recovery.RecoveredEntry;
import dev.holdfast.domain.recovery.RecoveredSnapshot;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryState;
import dev.holdfast.domain.recovery.RecoveryTask;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.source.SourcePath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder that is brought back, as the contract writes it.
 *
 * @param destinationDir the folder that it comes to lie in; absent where it goes into an archive
 * @param messages what became of entries at or below the path that did not come back just as asked
 *     for; some of many
 */
record WireRecoveredPath(
    String absolutePath,
    @Nullable String destinationDir,
    String status,
    @Nullable List<String> messages) {
  /** Of one path; whoever reads more of them has another problem. */
  private static final int MESSAGES_MAX = 20;

  static List<WireRecoveredPath> of(
      Recovery recovery,
      List<EntryPath> paths,
      @Nullable SourcePath folder,
      List<RecoveredEntry> told) {
    String status = status(recovery);
    boolean isToDisk = recovery.task() instanceof RecoveryTask.Files;
    return paths.stream()
        .map(
            path ->
                new WireRecoveredPath(
                    path.value(),
                    isToDisk ? destination(path, folder) : null,
                    status,
                    messages(path, told)))
        .toList();
  }

  private static String destination(EntryPath path, @Nullable SourcePath folder) {
    String parent = path.parent().map(EntryPath::value).orElse("/");
    if (folder == null) {
      return parent;
    }
    return parent.equals("/") ? folder.value() : folder.value() + parent;
  }

  private static String status(Recovery recovery) {
    if (recovery.state().isEnded()) {
      return "Finished";
    }
    return recovery.snapshots().stream()
            .map(RecoveredSnapshot::state)
            .allMatch(RecoveryState.Accepted.class::isInstance)
        ? "NotStarted"
        : "CopyInProgress";
  }

  private static @Nullable List<String> messages(EntryPath path, List<RecoveredEntry> told) {
    List<String> messages =
        told.stream()
            .filter(entry -> entry.path().isWithin(path))
            .limit(MESSAGES_MAX)
            .map(WireRecoveredPath::sentence)
            .toList();
    return messages.isEmpty() ? null : messages;
  }

  static String sentence(RecoveredEntry entry) {
    String what =
        switch (entry.result()) {
          case CREATED, REPLACED, UNCHANGED -> "came back";
          case KEPT -> "was there, and was kept as it is";
          case INCOMPLETE -> "lacks some of its attributes";
          case FAILED -> "could not be brought back";
        };
    return entry.path()
        + " "
        + what
        + (entry.reason().isEmpty() ? "." : ": " + entry.reason() + ".");
  }
}
