package dev.holdfast.domain.policy;

import dev.holdfast.domain.json.JsonValue.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a client says of a policy, and may change.
 *
 * @param name unique among the policies of its tenant
 * @param description may be empty
 * @param extended keep some snapshots longer than their run type says
 * @param lock of every retention that has none of its own: {@link Datalock.Unlocked} or {@link
 *     Datalock.WholeRetention}
 * @param storedOnly what is kept for the client and never obeyed here, by the names that the
 *     published API gives it; empty where there is nothing
 */
public record PolicySettings(
    String name,
    String description,
    RegularBackups regular,
    List<ExtendedRetention> extended,
    List<BlackoutWindow> blackouts,
    RetryOptions retries,
    RunTimeouts timeouts,
    Datalock lock,
    JsonObject storedOnly) {

  public PolicySettings {
    extended = List.copyOf(extended);
    blackouts = List.copyOf(blackouts);
    if (lock instanceof Datalock.Limited) {
      throw new IllegalArgumentException("The lock of a whole policy has no length of its own");
    }
  }

  /** Whether some of the snapshots that are made by it are locked. */
  public boolean isLocking() {
    return Stream.of(
            Stream.of(regular.retention()),
            fullRuns().stream().map(FullBackup::retention),
            extended.stream().map(ExtendedRetention::retention))
        .flatMap(retentions -> retentions)
        .anyMatch(retention -> !(retention.orLockedBy(lock).lock() instanceof Datalock.Unlocked));
  }

  /** The blackout windows, joined. */
  public BlackoutCalendar blackoutCalendar() {
    return new BlackoutCalendar(blackouts);
  }

  /** The schedules of full runs, in whichever way they were given, with the locks that apply. */
  public List<FullBackup> fullRuns() {
    List<FullBackup> given =
        regular.full() instanceof Schedule.OnDemand
            ? regular.fullBackups()
            : List.of(new FullBackup(regular.full(), regular.retention()));
    return given.stream()
        .map(full -> new FullBackup(full.schedule(), full.retention().orLockedBy(lock)))
        .toList();
  }

  /** Whether one of the schedules of full runs has a group run once and never again. */
  public boolean protectsOnce() {
    return fullRuns().stream().anyMatch(full -> full.schedule() instanceof Schedule.ProtectOnce);
  }

  /**
   * How long the snapshots of a run are kept that no schedule asked for. Several retentions are the
   * longest of them and the longest lock: a full run then serves every schedule of full runs.
   */
  public List<Retention> retentionsOf(RunType type) {
    List<Retention> ofFull = fullRuns().stream().map(FullBackup::retention).toList();
    return switch (type) {
      case REGULAR -> List.of(regular.retention().orLockedBy(lock));
      case FULL -> ofFull.isEmpty() ? retentionsOf(RunType.REGULAR) : ofFull;
    };
  }
}
