package dev.holdfast.domain.protection;

import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Snapshots of every kind, and who may want something of them. */
final class SampleSnapshots {
  static final Instant NOW = Instant.parse("2026-06-05T12:00:00Z");
  static final Principal OFFICER = principal("officer", Set.of(Privilege.DATA_SECURITY));

  /** With every privilege but the one that matters. */
  static final Principal OPERATOR =
      principal("operator", EnumSet.complementOf(EnumSet.of(Privilege.DATA_SECURITY)));

  private SampleSnapshots() {}

  static KeptSnapshot snapshot(SnapshotLock lock, boolean isHeld, Instant expiry) {
    return snapshot(1, lock, isHeld, expiry);
  }

  static KeptSnapshot snapshot(long number, SnapshotLock lock, boolean isHeld, Instant expiry) {
    Instant start = NOW.minus(Duration.ofDays(9));
    return new KeptSnapshot(
        new SnapshotId("%064x".formatted(number)),
        TenantId.DEFAULT,
        new GroupId(3),
        RunId.of(number, start),
        new ObjectId(5),
        SnapshotContent.FILES,
        start,
        expiry,
        lock,
        isHeld,
        SnapshotFate.LIVE);
  }

  private static Principal principal(String name, Set<Privilege> privileges) {
    return new Principal(TenantId.DEFAULT, new ClientId(name), name, Set.of(), privileges);
  }
}
