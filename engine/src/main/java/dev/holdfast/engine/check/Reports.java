package dev.holdfast.engine.check;

import dev.holdfast.engine.check.CheckListener.Phase;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what a check finds, and tells the listener: one call at a time, from any thread. */
final class Reports {
  private final CheckListener listener;
  private final long touchedMax;
  private final Set<PackId> missing = new HashSet<>();
  private final Set<PackId> unreadable = new HashSet<>();
  private final Set<PackId> damaged = new HashSet<>();
  private final Set<SnapshotId> touchedSnapshots = new HashSet<>();
  private Phase phase = Phase.INDEX;
  private long done;
  private long total;
  private long damages;
  private long notes;
  private long touched;

  Reports(CheckListener listener, long touchedMax) {
    this.listener = listener;
    this.touchedMax = touchedMax;
  }

  /** A phase begins, of so many things. */
  synchronized void begin(Phase next, long things) {
    phase = next;
    done = 0;
    total = things;
    listener.progress(phase, done, total);
  }

  /** So many more things of the phase are done. */
  synchronized void advance(long things) {
    done += things;
    listener.progress(phase, done, total);
  }

  synchronized void found(Finding finding) {
    if (finding.isDamage()) {
      damages++;
      remember(finding);
    } else {
      notes++;
    }
    listener.found(finding);
  }

  private void remember(Finding finding) {
    if (finding instanceof Finding.OfPack ofPack) {
      switch (ofPack) {
        case Finding.MissingPack gone -> missing.add(gone.pack());
        case Finding.UnreadablePack unread -> unreadable.add(unread.pack());
        case Finding.AmbiguousPack pack -> damaged.add(pack.pack());
        case Finding.PackWithGap pack -> damaged.add(pack.pack());
        case Finding.WrongPackLength pack -> damaged.add(pack.pack());
        case Finding.WrongPackHash pack -> damaged.add(pack.pack());
        case Finding.WrongPackHeader pack -> damaged.add(pack.pack());
        case Finding.DamagedBlob blob -> damaged.add(blob.pack());
        case Finding.UnindexedPack note -> {}
        case Finding.FoundPack note -> {}
        case Finding.UnusablePack note -> {}
      }
    }
  }

  /** Packs that index files name and that are not there. */
  synchronized Set<PackId> missing() {
    return Set.copyOf(missing);
  }

  /** Packs that the store could not give. */
  synchronized Set<PackId> unreadable() {
    return Set.copyOf(unreadable);
  }

  /** Packs that are there and not what they should be. */
  synchronized Set<PackId> damaged() {
    return Set.copyOf(damaged);
  }

  private Set<PackId> bad() {
    return Stream.of(missing, unreadable, damaged)
        .flatMap(Set::stream)
        .limit(CheckResult.PACKS_MAX)
        .collect(Collectors.toSet());
  }

  synchronized void touched(Snapshot snapshot, SnapshotPath path, String reason) {
    touchedSnapshots.add(snapshot.id());
    touched++;
    if (touched <= touchedMax) {
      listener.touched(snapshot, path, reason);
    }
  }

  /** Files and directories that need not be told one by one. */
  synchronized void touched(Snapshot snapshot, long count) {
    touchedSnapshots.add(snapshot.id());
    touched += count;
  }

  /** Whether as many were told as are to be. */
  synchronized boolean toldEnough() {
    return touched >= touchedMax;
  }

  /** The result; of what was counted elsewhere, the counts are handed in. */
  synchronized CheckResult result(
      int snapshots, long trees, long blobs, int packs, int readPacks, long readBytes) {
    return new CheckResult(
        snapshots,
        trees,
        blobs,
        packs,
        readPacks,
        readBytes,
        damages,
        notes,
        touched,
        bad(),
        touchedSnapshots);
  }
}
