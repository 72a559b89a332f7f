package dev.holdfast.domain.recovery;

import java.util.ArrayList;
import java.util.List;

/**
 * How many entries came to what.
 *
 * @param incomplete some of those that are counted before
 * @param bytes content of all files that were to come back
 * @param bytesWritten content that was written
 */
public record RecoveryTotals(
    long created,
    long replaced,
    long unchanged,
    long kept,
    long incomplete,
    long failed,
    long bytes,
    long bytesWritten) {
  public static final RecoveryTotals NONE = new RecoveryTotals(0, 0, 0, 0, 0, 0, 0, 0);

  /** How the work has ended that came to this. */
  public RecoveryOutcome outcome() {
    if (failed > 0 && created + replaced + unchanged + kept == 0) {
      return RecoveryOutcome.FAILED;
    }
    return failed + kept + incomplete > 0
        ? RecoveryOutcome.SUCCEEDED_WITH_WARNING
        : RecoveryOutcome.SUCCEEDED;
  }

  /** What did not go quite as asked for, as a sentence for a person; empty if all did. */
  public String words() {
    List<String> parts = new ArrayList<>();
    part(parts, failed, "not brought back");
    part(parts, kept, "kept as they were");
    part(parts, incomplete, "brought back without some of their attributes");
    return parts.isEmpty() ? "" : "Of the entries, " + String.join(", ", parts) + ".";
  }

  private static void part(List<String> parts, long count, String words) {
    if (count > 0) {
      parts.add(count + " " + words);
    }
  }

  public RecoveryTotals plus(RecoveryTotals other) {
    return new RecoveryTotals(
        created + other.created,
        replaced + other.replaced,
        unchanged + other.unchanged,
        kept + other.kept,
        incomplete + other.incomplete,
        failed + other.failed,
        bytes + other.bytes,
        bytesWritten + other.bytesWritten);
  }
}
