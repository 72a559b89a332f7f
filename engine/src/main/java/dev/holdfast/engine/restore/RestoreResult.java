package dev.holdfast.engine.restore;

/**
 * What a restore did, or in a dry run would do.
 *
 * @param created entries made anew, of all kinds
 * @param updated files whose content was made right
 * @param unchanged entries that were right already, but perhaps for owner, mode and times
 * @param kept entries left as they are by the rule of {@link Overwrite}
 * @param failed entries that could not be restored, or not whole; each was named to the listener
 * @param incomplete entries that could not be given all of their owner, mode, times and extended
 *     attributes; each was named to the listener
 * @param bytesTotal content of all files that were to be restored
 * @param bytesWritten content that was written
 */
public record RestoreResult(
    long created,
    long updated,
    long unchanged,
    long kept,
    long failed,
    long incomplete,
    long bytesTotal,
    long bytesWritten) {

  /** Whether everything is there as the snapshot has it, as far as the rules let it. */
  public boolean isComplete() {
    return failed == 0 && incomplete == 0;
  }
}
