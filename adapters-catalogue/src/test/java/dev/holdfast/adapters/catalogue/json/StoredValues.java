package dev.holdfast.adapters.catalogue.json;

import dev.holdfast.domain.json.JsonValue.JsonNumber;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.Member;
import dev.holdfast.domain.policy.BlackoutWindow;
import dev.holdfast.domain.policy.Datalock;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.DayInMonth;
import dev.holdfast.domain.policy.ExtendedPeriods;
import dev.holdfast.domain.policy.ExtendedRetention;
import dev.holdfast.domain.policy.FullBackup;
import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.KeepReason;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.RegularBackups;
import dev.holdfast.domain.policy.Retention;
import dev.holdfast.domain.policy.RetentionUnit;
import dev.holdfast.domain.policy.RetryOptions;
import dev.holdfast.domain.policy.RunHistory;
import dev.holdfast.domain.policy.RunTimeouts;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.policy.SnapshotLife;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.domain.policy.WeekOfMonth;
import dev.holdfast.domain.policy.YearDay;
import dev.holdfast.domain.protection.Alerting;
import dev.holdfast.domain.protection.BlackoutReaction;
import dev.holdfast.domain.protection.CancelCause;
import dev.holdfast.domain.protection.Deletion;
import dev.holdfast.domain.protection.FailedAttempt;
import dev.holdfast.domain.protection.FileProtection;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupSettings;
import dev.holdfast.domain.protection.Indexing;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ObjectState;
import dev.holdfast.domain.protection.PauseCause;
import dev.holdfast.domain.protection.Priority;
import dev.holdfast.domain.protection.ProtectedHost;
import dev.holdfast.domain.protection.ProtectedVolumes;
import dev.holdfast.domain.protection.Protection;
import dev.holdfast.domain.protection.RunCause;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunOutcome;
import dev.holdfast.domain.protection.RunState;
import dev.holdfast.domain.protection.Script;
import dev.holdfast.domain.protection.Sla;
import dev.holdfast.domain.protection.SnapshotStats;
import dev.holdfast.domain.protection.VolumeProtection;
import dev.holdfast.domain.recovery.Archive;
import dev.holdfast.domain.recovery.FileTarget;
import dev.holdfast.domain.recovery.RecoveredSnapshot;
import dev.holdfast.domain.recovery.RecoveryOutcome;
import dev.holdfast.domain.recovery.RecoveryState;
import dev.holdfast.domain.recovery.RecoveryTask;
import dev.holdfast.domain.recovery.RecoveryTotals;
import dev.holdfast.domain.recovery.VolumeMapping;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.HostFacts;
import dev.holdfast.domain.source.IgnorableError;
import dev.holdfast.domain.source.IncludedPath;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.OsType;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.SourceSettings;
import dev.holdfast.domain.source.Volume;
import dev.holdfast.domain.source.VolumeSelection;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the stored texts stand for: every member is set, and every kind is there. */
final class StoredValues {
  private static final Instant TIME = Instant.parse("2026-11-23T02:03:04.000005Z");
  private static final TimeOfDay START = new TimeOfDay(22, 30, ZoneId.of("Europe/Berlin"));
  private static final JsonObject HINTS =
      new JsonObject(List.of(new Member("qosPolicy", new JsonNumber("1.50"))));
  private static final Retention KEPT =
      new Retention(RetentionUnit.WEEKS, 2, new Datalock.Unlocked());
  private static final ExtendedRetention MONTHLY =
      new ExtendedRetention(
          new ExtendedPeriods(ExtendedPeriods.Unit.MONTHS, 3, true),
          new Retention(
              RetentionUnit.YEARS,
              1,
              new Datalock.Limited(DatalockMode.ADMINISTRATIVE, RetentionUnit.DAYS, 90, true)));

  private StoredValues() {}

  static List<PolicySettings> policies() {
    return List.of(
        policy(
            new Schedule.Hours(6),
            new Schedule.OnDemand(),
            List.of(
                new FullBackup(
                    new Schedule.Weeks(Set.of(DayOfWeek.SUNDAY, DayOfWeek.WEDNESDAY)), KEPT),
                new FullBackup(
                    new Schedule.Months(
                        new DayInMonth.Weekdays(
                            Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), WeekOfMonth.LAST)),
                    KEPT),
                new FullBackup(new Schedule.Months(new DayInMonth.Numbered(31)), KEPT),
                new FullBackup(new Schedule.Months(new DayInMonth.Last()), KEPT),
                new FullBackup(new Schedule.Years(YearDay.FIRST), KEPT)),
            new Datalock.WholeRetention(DatalockMode.COMPLIANCE)),
        policy(
            new Schedule.Minutes(15),
            new Schedule.ProtectOnce(),
            List.of(),
            new Datalock.Unlocked()),
        policy(new Schedule.Days(3), new Schedule.Days(1), List.of(), new Datalock.Unlocked()));
  }

  static List<GroupDocument> groups() {
    return List.of(
        group(files(), new GroupTiming.State.Active(), null),
        group(files(), new GroupTiming.State.Paused(TIME), new Deletion(TIME, true)),
        group(files(), new GroupTiming.State.UsedUp(), null),
        group(volumes(), new GroupTiming.State.UsedUp(), null));
  }

  /** Those that there were before there were volumes. */
  static List<GroupDocument> groupsOfFiles() {
    return groups().subList(0, 3);
  }

  static List<RunDocument> runs() {
    return List.of(
        run(new RunState.Accepted(), new ObjectState.Waiting(), new SnapshotLock.None()),
        run(
            new RunState.Running(),
            new ObjectState.InProgress(TIME),
            new SnapshotLock.Until(DatalockMode.COMPLIANCE, TIME)),
        run(
            new RunState.Pausing(PauseCause.BLACKOUT),
            new ObjectState.WaitingForNextAttempt(TIME),
            new SnapshotLock.None()),
        run(
            new RunState.Paused(PauseCause.ASKED),
            new ObjectState.Failed(TIME, TIME, "The disk is gone."),
            new SnapshotLock.None()),
        run(
            new RunState.Resuming(),
            new ObjectState.Canceled(TIME, "It was cancelled on request."),
            new SnapshotLock.None()),
        run(
            new RunState.Canceling(CancelCause.TIMEOUT),
            new ObjectState.Stored(
                TIME,
                TIME.plusSeconds(9),
                new SnapshotStats(5, 4, 3_000_000_000L, 2, 1),
                List.of("/data/x can't be read.")),
            new SnapshotLock.None()),
        new RunDocument(
            "nightly",
            new RunCause.OnDemand("Ann"),
            List.of(),
            new RunState.Ended(RunOutcome.MISSED, TIME, "Another run was open."),
            List.of(),
            null,
            null,
            null,
            null));
  }

  static List<RegistrationDocument> registrations() {
    return List.of(
        new RegistrationDocument(
            new SourceSettings("files", "localhost", HINTS),
            new HostFacts(
                "backup1",
                OsType.LINUX,
                "Debian GNU/Linux 12 (bookworm)",
                List.of(
                    new Volume(
                        "8f0c3f1e",
                        "/dev/sda1",
                        List.of(new SourcePath("/"), new SourcePath("/srv/\u00E4")),
                        "ext4",
                        1_099_511_627_776L,
                        7)),
                "1.0"),
            TIME,
            TIME.plusSeconds(1)));
  }

  static List<RecoveryDocument> recoveries() {
    List<EntryPath> paths = List.of(new EntryPath("/etc"), new EntryPath("/a\\xE9\u00E4"));
    FileTarget there =
        new FileTarget(
            new ObjectId(7), new SourcePath("/srv/back"), true, false, true, false, true);
    FileTarget original = new FileTarget(new ObjectId(7), null, false, true, false, true, false);
    return List.of(
        recovery(new RecoveryTask.Files(paths, there), new RecoveryState.Accepted(), null),
        recovery(new RecoveryTask.Files(paths, original), new RecoveryState.Running(TIME), null),
        recovery(new RecoveryTask.Download(paths), new RecoveryState.Canceling(TIME), null),
        recovery(
            new RecoveryTask.Download(paths),
            new RecoveryState.Ended(RecoveryOutcome.SUCCEEDED_WITH_WARNING, TIME, "1 kept."),
            new Archive(4_000_000_000L, TIME.plusSeconds(9))),
        recovery(
            new RecoveryTask.Volumes(
                new ObjectId(7), List.of(new VolumeMapping("/dev/vdb", "/srv/back.img"))),
            new RecoveryState.Running(TIME),
            null));
  }

  private static RecoveryDocument recovery(
      RecoveryTask task, RecoveryState state, @Nullable Archive archive) {
    return new RecoveryDocument(
        task,
        List.of(
            new RecoveredSnapshot(
                new SnapshotId("0f".repeat(32)),
                new RunId(3, 1_790_000_000_000_001L),
                new ObjectId(7),
                "host",
                new GroupId(9),
                "nightly",
                TIME,
                state,
                state instanceof RecoveryState.Accepted ? null : TIME,
                new RecoveryTotals(1, 2, 3, 4, 5, 6, 7, 8))),
        state,
        archive,
        "Ann",
        "3d7f3c1e-0b7a-4c53-9d55-5a3f0d8c1b2a");
  }

  private static PolicySettings policy(
      Schedule incremental, Schedule full, List<FullBackup> fullBackups, Datalock lock) {
    return new PolicySettings(
        "nightly",
        "of all",
        new RegularBackups(incremental, full, fullBackups, KEPT),
        List.of(MONTHLY),
        List.of(new BlackoutWindow(DayOfWeek.TUESDAY, START, START)),
        new RetryOptions(2, 7),
        new RunTimeouts(Map.of(RunType.REGULAR, 60L, RunType.FULL, 600L)),
        lock,
        HINTS);
  }

  private static GroupDocument group(
      Protection protection, GroupTiming.State state, @Nullable Deletion deletion) {
    return new GroupDocument(
        new GroupSettings(
            "nightly",
            "of all",
            new PolicyId(7),
            Priority.HIGH,
            BlackoutReaction.PAUSE,
            List.of(new Sla(RunType.FULL, Duration.ofMinutes(90))),
            new Alerting(
                Set.of(Alerting.Occasion.FAILURE, Alerting.Occasion.SLA_VIOLATION), true, true),
            protection,
            HINTS),
        new GroupTiming(TIME, TIME.plusSeconds(1), START, GroupTiming.NO_END, state),
        new RunHistory(TIME, true, TIME),
        List.of(new GroupDocument.Served(MONTHLY.periods(), 12)),
        TIME,
        deletion,
        TIME);
  }

  private static VolumeProtection volumes() {
    return new VolumeProtection(
        List.of(
            new ProtectedVolumes(
                new ObjectId(5),
                new VolumeSelection(
                    List.of("8f0c3f1e-4d52-3f0e-9b66-0d5c3a8f6b11", "/srv/disk.img")))),
        new Script("/opt/pre", "-v 'a b'", Duration.ofSeconds(30), true, false),
        null,
        HINTS);
  }

  private static FileProtection files() {
    return new FileProtection(
        List.of(
            new ProtectedHost(
                new ObjectId(5),
                List.of(new IncludedPath(new SourcePath("/data"), List.of("*.tmp"), true)),
                Set.of("nfs", "cifs"),
                new SourcePath("/etc/paths"))),
        List.of("/data/cache"),
        Set.of("tmpfs", "proc"),
        Set.of(IgnorableError.END_OF_FILE, IgnorableError.NON_EXISTENT),
        new Indexing(true, List.of("/data"), List.of("/data/old")),
        Map.of(RunType.REGULAR, Duration.ofHours(2), RunType.FULL, Duration.ofDays(1)),
        new Script("/opt/pre", "-v 'a b'", Duration.ofSeconds(30), true, false),
        new Script("/opt/post", "", null, false, true),
        HINTS);
  }

  private static RunDocument run(RunState state, ObjectState object, SnapshotLock lock) {
    return new RunDocument(
        "nightly",
        new RunCause.Scheduled(TIME),
        List.of(KEPT, MONTHLY.retention()),
        state,
        List.of(
            new ObjectRun(
                new ObjectId(5),
                "backup1",
                new SourcePath("/etc/paths"),
                object,
                List.of(new FailedAttempt(TIME, TIME, "The host did not answer.")),
                true)),
        TIME,
        TIME.plusSeconds(60),
        new SnapshotLife(
            TIME.plusSeconds(3_600),
            lock,
            List.of(
                new KeepReason.OfRunType(RunType.FULL, KEPT, TIME),
                new KeepReason.Extended(MONTHLY, TIME, TIME),
                new KeepReason.Locked(DatalockMode.COMPLIANCE, TIME))),
        "0123456789abcdef0123456789abcdef");
  }
}
