package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.check.Finding;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;

/**
 * Tells of damage, and of what it touches, as it is found: a script hears of all, a person of as
 * much as can be read. For one call at a time.
 */
final class FindingLines {
  /** A lost pack alone can leave thousands of blobs missing. */
  private static final int SHOWN_MAX = 100;

  private final Terminal terminal;
  private final boolean json;
  private long found;

  FindingLines(Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.json = json;
  }

  void found(Finding finding) {
    if (json) {
      JsonWriter line = JsonLine.message(finding.isDamage() ? "error" : "note");
      JsonLine.print(terminal, line.member("message").text(finding.text()).endObject());
    } else if (found++ < SHOWN_MAX) {
      tell(finding);
    }
  }

  private void tell(Finding finding) {
    if (finding.isDamage()) {
      terminal.complain(finding.text());
    } else {
      terminal.remark(finding.text());
    }
  }

  /** Says how many were not shown. */
  void end() {
    if (!json && found > SHOWN_MAX) {
      terminal.remark("And %d more like these; --json tells all.".formatted(found - SHOWN_MAX));
    }
  }

  void touched(Snapshot snapshot, SnapshotPath path, String reason) {
    if (json) {
      JsonWriter line = JsonLine.message("touched");
      line.member("snapshot_id").text(snapshot.id().hex());
      line.member("path").text(path.toString());
      JsonLine.print(terminal, line.member("message").text(reason).endObject());
    } else {
      terminal.print("%s  %s  (%s)".formatted(SnapshotJson.shortId(snapshot), path, reason));
    }
  }
}
