package dev.holdfast.domain.policy;

import dev.holdfast.domain.policy.Schedule.OnDemand;
import dev.holdfast.domain.policy.Schedule.ProtectOnce;
import java.util.List;

/**
 * The runs that a policy schedules, and how long their snapshots are kept.
 *
 * @param incremental of regular runs; {@link OnDemand} where there is none
 * @param full the older way to schedule full runs, which share the retention below; {@link
 *     OnDemand} where there is none
 * @param fullBackups full runs with retentions of their own, in the order of the client
 * @param retention of regular runs, and of full runs without their own
 */
public record RegularBackups(
    Schedule incremental, Schedule full, List<FullBackup> fullBackups, Retention retention) {
  public RegularBackups {
    fullBackups = List.copyOf(fullBackups);
    if (incremental instanceof ProtectOnce) {
      throw FieldCauses.refusal(
          "incremental.schedule.unit", "can't be ProtectOnce, which only full backups have.");
    }
    FullBackup.checkUnit("full.schedule", full);
  }
}
