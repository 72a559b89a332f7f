package dev.holdfast.testkit.fake;

import dev.holdfast.application.HoldfastApplication.Ports;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Every port of the application in memory, empty at first. */
public record InMemoryPorts(
    InMemoryTenants tenants,
    InMemoryClients clients,
    InMemoryUsers users,
    InMemoryTenantRoots tenantRoots,
    QuickPasswordHashes passwordHashes,
    InMemoryJobs jobs,
    InMemoryConfigBackups configBackups,
    InMemoryStaging staging,
    InMemorySnapshotStore snapshots,
    InMemoryRecoveryPasswords recoveryPasswords,
    InMemoryNumbers numbers,
    InMemoryProtection protection,
    InMemoryHosts hosts,
    InMemoryFileSnapshots files,
    InMemoryFileRestores restores,
    InMemoryVolumeSnapshots volumes,
    InMemoryVolumeRestores volumeRestores,
    InMemoryArchives archives,
    InMemorySnapshotFiles snapshotFiles,
    InMemoryFileIndex fileIndex,
    InMemoryScripts scripts,
    InMemoryAlerts alerts,
    SmallJsonCodec json) {

  public static InMemoryPorts empty() {
    InMemoryTenants tenants = new InMemoryTenants();
    InMemoryJobs jobs = new InMemoryJobs();
    InMemorySnapshotStore snapshots = new InMemorySnapshotStore();
    InMemoryFileSnapshots files = new InMemoryFileSnapshots(snapshots);
    InMemoryVolumeSnapshots volumes = new InMemoryVolumeSnapshots(snapshots);
    return new InMemoryPorts(
        tenants,
        new InMemoryClients(tenants),
        new InMemoryUsers(),
        new InMemoryTenantRoots(tenants),
        new QuickPasswordHashes(),
        jobs,
        new InMemoryConfigBackups(jobs),
        new InMemoryStaging(),
        snapshots,
        new InMemoryRecoveryPasswords(),
        new InMemoryNumbers(),
        InMemoryProtection.with(jobs),
        new InMemoryHosts(),
        files,
        new InMemoryFileRestores(snapshots, files),
        volumes,
        new InMemoryVolumeRestores(volumes),
        new InMemoryArchives(snapshots),
        new InMemorySnapshotFiles(snapshots),
        new InMemoryFileIndex(),
        InMemoryScripts.empty(),
        new InMemoryAlerts(),
        new SmallJsonCodec());
  }

  /** The ports as the application takes them. */
  public Ports with(InstantSource clock, RandomGenerator chance) {
    return new Ports(
        tenants,
        clients,
        users,
        tenantRoots,
        passwordHashes,
        jobs,
        configBackups,
        staging,
        snapshots,
        recoveryPasswords,
        numbers,
        protection.policies(),
        protection.groups(),
        protection.runs(),
        protection.kept(),
        protection.registrations(),
        protection.search(),
        hosts,
        files,
        volumes,
        protection.recoveries(),
        restores,
        volumeRestores,
        archives,
        snapshotFiles,
        fileIndex,
        scripts,
        alerts,
        json,
        clock,
        chance);
  }
}
