package dev.holdfast.testkit.recovery;

import static dev.holdfast.testkit.protection.ProtectionServer.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.application.port.in.recovery.ManageRecoveries.Choice;
import dev.holdfast.application.port.in.recovery.ManageRecoveries.Draft;
import dev.holdfast.application.port.in.snapshot.BrowseSnapshots;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunStatus;
import dev.holdfast.domain.protection.SnapshotContent;
import dev.holdfast.domain.recovery.EntryResult;
import dev.holdfast.domain.recovery.FileTarget;
import dev.holdfast.domain.recovery.RecoveredEntry;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryStatus;
import dev.holdfast.domain.recovery.RecoveryTask;
import dev.holdfast.domain.recovery.VolumeMapping;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.HostFacts;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.Volume;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.DraftBuilder;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.protection.ProtectionServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups of volumes, and volumes that come back. */
final class VolumesTest {
  private static final String DISK = "/dev/vdb";

  private final ProtectionServer server = new ProtectionServer();
  private final Policy policy = server.policy(new PolicyBuilder());

  @BeforeEach
  void addDisk() {
    server.memory.volumes().putDevice(DISK, "all of the disk");
    server
        .memory
        .tenantRoots()
        .set(TenantId.DEFAULT, List.of(new SourcePath("/"), new SourcePath(DISK)));
  }

  @Test
  void groupThatNamesNoVolume_storesAllThatAreAllowed_andIndexesNothing() {
    Run run = stored();

    assertThat(server.read(run).state().status()).isEqualTo(RunStatus.SUCCEEDED);
    KeptSnapshot snapshot = server.snapshots(run).getFirst();
    assertThat(snapshot.content()).isEqualTo(SnapshotContent.VOLUMES);
    assertThat(server.memory.snapshots().snapshots().getFirst().files())
        .containsOnlyKeys(List.of("dev", "vdb"));
  }

  @Test
  void volumeThatIsNotAllowed_isNoneThatAGroupCanName() {
    server.memory.volumes().putDevice("/dev/other", "no");

    assertThatThrownBy(() -> group("/dev/other"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("volumeGuids: /dev/other");
    assertThatThrownBy(() -> group("no-such-id"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no-such-id");
  }

  @Test
  void groupOfVolumes_neverBecomesOneOfFiles() {
    ProtectionGroup group = group(DISK);

    assertThatThrownBy(
            () ->
                server
                    .application()
                    .manageGroups()
                    .replace(ADMIN, group.id(), files().build(), null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("another kind");
  }

  @Test
  void allowedVolumes_areAmongTheFactsOfTheHost_onceTheyAreLookedAt() {
    server.application().manageSources().refresh(ADMIN, server.host);

    HostFacts facts = server.application().manageSources().list(ADMIN).getFirst().facts();
    assertThat(facts.volumes()).extracting(Volume::device).containsExactly("/dev/sda1", DISK);
  }

  @Test
  void volume_comesBackByItsId() {
    Run run = stored();
    server.memory.volumes().putDevice(DISK, "something else!");

    Recovery recovery = recover(run, new VolumeMapping(id(), id()));
    server.work();

    assertThat(server.memory.volumes().content(DISK)).contains("all of the disk");
    assertThat(read(recovery).state().status()).isEqualTo(RecoveryStatus.SUCCEEDED);
    assertThat(read(recovery).snapshots().getFirst().totals().replaced()).isEqualTo(1);
  }

  @Test
  void volumeThatIsNotInTheSnapshot_failsTheRecovery_andIsTold() {
    Recovery recovery = recover(stored(), new VolumeMapping("/dev/none", "/srv/back.img"));
    server.work();

    assertThat(read(recovery).state().status()).isEqualTo(RecoveryStatus.FAILED);
    assertThat(server.application().readRecoveries().told(ADMIN, recovery.id(), 0, 10))
        .extracting(entry -> entry.path().value(), RecoveredEntry::result)
        .containsExactly(tuple("/dev/none", EntryResult.FAILED));
  }

  @Test
  void recoveryThatAKilledServerLeft_isCarriedOutByTheNext() {
    Run run = stored();
    Recovery recovery = recover(run, new VolumeMapping(DISK, "/srv/back.img"));
    server.restart();
    server.work();

    assertThat(server.memory.volumes().content("/srv/back.img")).contains("all of the disk");
    assertThat(read(recovery).state().status()).isEqualTo(RecoveryStatus.SUCCEEDED);
  }

  @Test
  void filesOfAVolume_areOutOfReach_andThatIsSaid() {
    Run run = stored();
    BrowseSnapshots.Name name = new BrowseSnapshots.Name(run.id(), server.host);
    RecoveryTask files =
        new RecoveryTask.Files(
            List.of(new EntryPath("/etc")),
            new FileTarget(server.host, null, true, true, true, true, true));

    assertThatThrownBy(() -> create(run, files))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("RecoverPhysicalVolumes");
    assertThatThrownBy(() -> create(run, new RecoveryTask.Download(List.of(new EntryPath("/etc")))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("can't be reached");
    assertThatThrownBy(
            () ->
                server
                    .application()
                    .browseSnapshots()
                    .open(ADMIN, name, new EntryPath("/dev/vdb/etc/passwd")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("file systems can't be reached");
  }

  @Test
  void volumes_doNotComeBackOutOfFiles_norFromTwoSnapshotsAtOnce() {
    Run files = server.start(server.group(files()));
    server.work();
    Run first = stored();
    Run second = stored();
    RecoveryTask task =
        new RecoveryTask.Volumes(server.host, List.of(new VolumeMapping(DISK, DISK)));

    assertThatThrownBy(() -> create(files, task))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("RecoverFiles");
    assertThatThrownBy(
            () ->
                server
                    .application()
                    .manageRecoveries()
                    .create(
                        ADMIN,
                        new Draft("two", null, List.of(choice(first), choice(second)), task)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("one snapshot at a time");
  }

  private DraftBuilder files() {
    return server.draft(policy).protecting(server.host, "/srv");
  }

  private ProtectionGroup group(String... volumes) {
    return server.group(server.draft(policy).protectingVolumes(server.host, volumes));
  }

  private Run stored() {
    Run run = server.start(group());
    server.work();
    return run;
  }

  private String id() {
    return server
        .memory
        .volumes()
        .list(new AllowedRoots(server.memory.tenantRoots().of(TenantId.DEFAULT)))
        .getFirst()
        .guid();
  }

  private Recovery recover(Run run, VolumeMapping mapping) {
    return create(run, new RecoveryTask.Volumes(server.host, List.of(mapping)));
  }

  private Recovery create(Run run, RecoveryTask task) {
    return server
        .application()
        .manageRecoveries()
        .create(ADMIN, new Draft("back", null, List.of(choice(run)), task));
  }

  private Choice choice(Run run) {
    return new Choice(run.id(), server.host);
  }

  private Recovery read(Recovery recovery) {
    return server.application().readRecoveries().get(ADMIN, recovery.id());
  }
}
