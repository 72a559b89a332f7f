package dev.holdfast.adapters.http.holdfast;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.adapters.http.protection.OpaqueText;
import dev.holdfast.adapters.http.protection.SnapshotName;
import dev.holdfast.adapters.http.protection.WireIds;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.recovery.RecoveredEntry;
import dev.holdfast.domain.recovery.RecoveredSnapshot;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryTotals;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What became of a recovery's entries: how many came to what, and a page of those that did not come
 * back just as asked for.
 *
 * @param resultsMax how many entries a recovery tells of at most
 * @param resultsMaxReached whether there may be more than are told
 * @param cookie asks for the next page; absent on the last one
 */
record ResultsResponse(
    String recoveryId,
    String status,
    List<OfSnapshot> snapshots,
    int resultsMax,
    boolean resultsMaxReached,
    List<Result> results,
    @Nullable String cookie) {
  private static final JsonForm<ResultsResponse> FORM = JsonForm.of(ResultsResponse.class);
  private static final Pattern PLACE = Pattern.compile("[1-9][0-9]{0,4}");

  /**
   * A page of entries.
   *
   * @param next how many entries come before the next page; null if this is the last
   */
  record Page(List<RecoveredEntry> entries, @Nullable Integer next) {

    /**
     * A page.
     *
     * @param told one more than the page has, if there are more
     */
    static Page of(List<RecoveredEntry> told, int skipped, int max) {
      return told.size() <= max
          ? new Page(told, null)
          : new Page(told.subList(0, max), skipped + max);
    }
  }

  /**
   * One of the recovery's snapshots.
   *
   * @param counts absent where the work has not come to its end, for then nothing was counted
   */
  record OfSnapshot(String snapshotId, long objectId, String status, @Nullable Counts counts) {

    private static OfSnapshot of(RecoveredSnapshot snapshot) {
      RecoveryTotals totals = snapshot.totals();
      return new OfSnapshot(
          new SnapshotName(snapshot.run(), snapshot.object()).id(),
          snapshot.object().number(),
          snapshot.state().status().name(),
          totals.equals(RecoveryTotals.NONE) ? null : Counts.of(totals));
    }
  }

  /** How many entries came to what. */
  record Counts(
      long created,
      long replaced,
      long unchanged,
      long kept,
      long incomplete,
      long failed,
      long bytes,
      long bytesWritten) {

    private static Counts of(RecoveryTotals totals) {
      return new Counts(
          totals.created(),
          totals.replaced(),
          totals.unchanged(),
          totals.kept(),
          totals.incomplete(),
          totals.failed(),
          totals.bytes(),
          totals.bytesWritten());
    }
  }

  /**
   * What became of one entry.
   *
   * @param reason absent where there is nothing to explain
   */
  record Result(long objectId, String path, String result, @Nullable String reason) {

    private static Result of(RecoveredEntry entry) {
      return new Result(
          entry.object().number(),
          entry.path().value(),
          entry.result().name(),
          entry.reason().isEmpty() ? null : entry.reason());
    }
  }

  static ResultsResponse of(Recovery recovery, Page page, boolean isMaxReached, WireIds ids) {
    Integer next = page.next();
    return new ResultsResponse(
        ids.of(recovery.id()),
        recovery.state().status().name(),
        recovery.snapshots().stream().map(OfSnapshot::of).toList(),
        RecoveredEntry.TOLD_MAX,
        isMaxReached,
        page.entries().stream().map(Result::of).toList(),
        next == null ? null : OpaqueText.of(next.toString()));
  }

  /** How many entries come before the page that a cookie asks for. */
  static int skipped(String cookie) {
    return OpaqueText.read(cookie)
        .filter(text -> PLACE.matcher(text).matches())
        .map(Integer::valueOf)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "parameter.value",
                    "The parameter cookie must be one that an answer had; send it back as it was."));
  }

  byte[] json() {
    return FORM.write(this);
  }
}
