package dev.holdfast.domain.policy;

import java.time.Instant;
import java.util.List;

/**
 * What a group's schedule asks for now.
 *
 * @param missed entries to record, at most two: one for the stretch in which a run was open, one
 *     for what came due while nobody looked
 * @param history what is behind the group once the entries are recorded, and the run of a {@link
 *     Due} has begun; to be stored in the same step
 */
public record NextRun(Decision decision, List<Missed> missed, RunHistory history) {

  public NextRun {
    missed = List.copyOf(missed);
  }

  /**
   * Decides by the time that it is. The same question has the same answer, and asking late, or not
   * for years, loses nothing but what the entries tell.
   */
  public static NextRun of(
      PolicySettings policy, GroupTiming timing, RunHistory history, Instant now) {
    return new NextRunDecision(policy, timing, history, now).made();
  }

  /** What to do. */
  public sealed interface Decision {}

  /** Nothing, until the group or its policy changes. */
  public record Never(Reason reason) implements Decision {}

  /** Nothing, until the run that is open has ended. */
  public record AfterOpenRun() implements Decision {}

  /** Nothing before this instant. */
  public record Wait(Instant until) implements Decision {}

  /**
   * Start a run.
   *
   * @param type full where any of the times that the run stands for is that of a full run
   * @param scheduled when it came due; the last time, where it stands for several
   * @param retentions of its snapshots, the longest counts; as the policy is now
   * @param lastOfGroup whether the group is used up by it
   */
  public record Due(
      RunType type, Instant scheduled, List<Retention> retentions, boolean lastOfGroup)
      implements Decision {
    public Due {
      retentions = List.copyOf(retentions);
    }
  }

  /** Scheduled runs that did not take place: how many, and when the first and the last was due. */
  public record Missed(long count, Instant first, Instant last) {}

  /** Why nothing will run by itself. */
  public enum Reason {
    PAUSED,
    ENDED,
    USED_UP,
    NO_SCHEDULE
  }
}
