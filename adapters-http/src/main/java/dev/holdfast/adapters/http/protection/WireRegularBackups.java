package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.policy.FullBackup;
import dev.holdfast.domain.policy.RegularBackups;
import dev.holdfast.domain.policy.Retention;
import dev.holdfast.domain.policy.Schedule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Incremental and full runs, as the contract writes them. */
record WireRegularBackups(
    @Valid @Nullable Scheduled incremental,
    @Valid @Nullable Full full,
    @Nullable List<@Valid FullAndRetention> fullBackups,
    @Valid @Nullable WireRetention retention,
    @Valid @Nullable Target primaryBackupTarget) {

  /** Incremental runs. */
  record Scheduled(@NotNull @Valid WireSchedule schedule) {}

  /** Full runs in the older way. */
  record Full(@Valid @Nullable WireSchedule schedule) {}

  /** Full runs with a retention of their own. */
  record FullAndRetention(
      @NotNull @Valid WireSchedule schedule, @NotNull @Valid WireRetention retention) {

    private FullBackup full() {
      return new FullBackup(
          Below.path("schedule", schedule::schedule),
          Below.path("retention", retention::retention));
    }
  }

  /** Where snapshots are stored. */
  record Target(
      @Pattern(regexp = "Local", message = "can only be Local; Holdfast does not archive directly")
          @Nullable String targetType,
      @Null(message = "can't be used: Holdfast does not archive directly")
          @Nullable Object archivalTargetSettings) {}

  static WireRegularBackups of(RegularBackups regular) {
    return new WireRegularBackups(
        regular.incremental() instanceof Schedule.OnDemand
            ? null
            : new Scheduled(WireSchedule.of(regular.incremental())),
        regular.full() instanceof Schedule.OnDemand
            ? null
            : new Full(WireSchedule.of(regular.full())),
        regular.fullBackups().isEmpty()
            ? null
            : regular.fullBackups().stream()
                .map(
                    full ->
                        new FullAndRetention(
                            WireSchedule.of(full.schedule()), WireRetention.of(full.retention())))
                .toList(),
        WireRetention.of(regular.retention()),
        null);
  }

  /**
   * What they mean.
   *
   * @param causes gets what is wrong, below the path
   * @return null where something is
   */
  @Nullable RegularBackups regular(String path, FieldCauses causes) {
    Schedule regular =
        incremental == null
            ? new Schedule.OnDemand()
            : causes.within(path + ".incremental.schedule", incremental.schedule()::schedule);
    Schedule older =
        full == null || full.schedule() == null
            ? new Schedule.OnDemand()
            : causes.within(path + ".full.schedule", full.schedule()::schedule);
    List<FullBackup> fulls = fulls(path, causes);
    WireRetention given =
        causes.required(path + ".retention", retention, "it says how long snapshots are kept.");
    Retention kept = given == null ? null : causes.within(path + ".retention", given::retention);
    return regular == null || older == null || kept == null
        ? null
        : causes.within(path, () -> new RegularBackups(regular, older, fulls, kept));
  }

  private List<FullBackup> fulls(String path, FieldCauses causes) {
    List<FullBackup> fulls = new ArrayList<>();
    List<FullAndRetention> given = fullBackups == null ? List.of() : fullBackups;
    for (int i = 0; i < given.size(); i++) {
      FullBackup one = causes.within(path + ".fullBackups[" + i + "]", given.get(i)::full);
      if (one != null) {
        fulls.add(one);
      }
    }
    return fulls;
  }
}
