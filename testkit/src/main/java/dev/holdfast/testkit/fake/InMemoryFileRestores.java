package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.FileRestores;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.recovery.EntryResult;
import dev.holdfast.domain.recovery.RecoveryTotals;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.SourcePath;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Brings files back that are in memory, from an {@link InMemorySnapshotStore} to {@link
 * InMemoryFileSnapshots}. There are no folders, links and attributes. Each file that is done is
 * told to the watch.
 */
public final class InMemoryFileRestores implements FileRestores {
  private final InMemorySnapshotStore store;
  private final InMemoryFileSnapshots files;
  private final Set<SourcePath> unwritable = new HashSet<>();
  private final Set<String> unfinished = new HashSet<>();
  private boolean isDamaged;
  private Runnable afterEach = () -> {};

  public InMemoryFileRestores(InMemorySnapshotStore store, InMemoryFileSnapshots files) {
    this.store = store;
    this.files = files;
  }

  /** Nobody may write this file from now on. */
  public synchronized void makeUnwritable(String path) {
    unwritable.add(new SourcePath(path));
  }

  /** No snapshot can be read from now on. */
  public synchronized void damageSnapshots() {
    isDamaged = true;
  }

  /** Does something after each file from now on. */
  public synchronized void afterEach(Runnable action) {
    afterEach = action;
  }

  @Override
  public void check(List<EntryPath> paths, Destination destination, AllowedRoots roots) {
    switch (destination) {
      case Destination.Original() ->
          paths.forEach(path -> requireAllowed(roots, new SourcePath(path.value())));
      case Destination.Below(SourcePath folder) -> requireAllowed(roots, folder);
    }
  }

  private static void requireAllowed(AllowedRoots roots, SourcePath path) {
    if (!roots.allow(path)) {
      throw new ForbiddenException(
          "recovery.outside-roots", path + " is refused: it is in none of the allowed roots.");
    }
  }

  @Override
  public synchronized Outcome restore(Order order, Watch watch) {
    if (!watch.mayGoOn()) {
      return new Outcome.Interrupted();
    }
    check(order.paths(), order.destination(), order.roots());
    if (isDamaged) {
      throw new DamagedException("snapshot.damaged", "The snapshot can't be read any further.");
    }
    unfinished.add(order.mark());
    Outcome outcome = carriedOut(order, watch);
    unfinished.remove(order.mark());
    return outcome;
  }

  private Outcome carriedOut(Order order, Watch watch) {
    Map<EntryPath, byte[]> stored = stored(order);
    Map<EntryResult, Long> counts = new EnumMap<>(EntryResult.class);
    order.paths().stream()
        .filter(path -> stored.keySet().stream().noneMatch(file -> file.isWithin(path)))
        .forEach(
            path ->
                tell(
                    watch,
                    counts,
                    new Told(path, EntryResult.FAILED, "it is not in the snapshot")));
    long written = 0;
    long bytes = 0;
    long done = 0;
    for (Map.Entry<EntryPath, byte[]> file : stored.entrySet()) {
      if (order.paths().stream().noneMatch(file.getKey()::isWithin)) {
        continue;
      }
      if (!watch.mayGoOn()) {
        return new Outcome.Interrupted();
      }
      Told told = restore(order, file.getKey(), file.getValue());
      tell(watch, counts, told);
      bytes += file.getValue().length;
      written += isWritten(told.result()) ? file.getValue().length : 0;
      done++;
      watch.progress(new Progress(done, bytes, null, null));
      afterEach.run();
    }
    return new Outcome.Done(totals(counts, bytes, written));
  }

  private Told restore(Order order, EntryPath path, byte[] content) {
    SourcePath target = target(order, path);
    Optional<byte[]> there = files.content(target);
    boolean isSame = there.filter(found -> Arrays.equals(found, content)).isPresent();
    if (isSame && (order.options().overwrites() || order.isRetry())) {
      return new Told(path, EntryResult.UNCHANGED, "");
    }
    if (there.isPresent() && !order.options().overwrites()) {
      return new Told(path, EntryResult.KEPT, "");
    }
    if (unwritable.contains(target)) {
      return new Told(path, EntryResult.FAILED, "permission denied");
    }
    files.put(target, content);
    return new Told(path, there.isPresent() ? EntryResult.REPLACED : EntryResult.CREATED, "");
  }

  private static SourcePath target(Order order, EntryPath path) {
    return switch (order.destination()) {
      case Destination.Original() -> new SourcePath(path.value());
      case Destination.Below(SourcePath folder) -> new SourcePath(folder.value() + path.value());
    };
  }

  private Map<EntryPath, byte[]> stored(Order order) {
    Map<EntryPath, byte[]> all =
        new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
    store.snapshots().stream()
        .filter(one -> one.tenant().equals(order.tenant()) && one.id().equals(order.snapshot()))
        .findFirst()
        .orElseThrow(
            () ->
                new NotFoundException(
                    "snapshot.missing", "There is no snapshot " + order.snapshot() + "."))
        .files()
        .forEach(
            (names, content) -> all.put(new EntryPath("/" + String.join("/", names)), content));
    return all;
  }

  private static void tell(Watch watch, Map<EntryResult, Long> counts, Told told) {
    counts.merge(told.result(), 1L, Long::sum);
    if (told.result().isWorthTelling()) {
      watch.told(told);
    }
  }

  private static boolean isWritten(EntryResult result) {
    return result == EntryResult.CREATED || result == EntryResult.REPLACED;
  }

  private static RecoveryTotals totals(Map<EntryResult, Long> counts, long bytes, long written) {
    return new RecoveryTotals(
        counts.getOrDefault(EntryResult.CREATED, 0L),
        counts.getOrDefault(EntryResult.REPLACED, 0L),
        counts.getOrDefault(EntryResult.UNCHANGED, 0L),
        counts.getOrDefault(EntryResult.KEPT, 0L),
        0,
        counts.getOrDefault(EntryResult.FAILED, 0L),
        bytes,
        written);
  }

  @Override
  public synchronized void cleanUp(Order order) {
    check(order.paths(), order.destination(), order.roots());
    unfinished.remove(order.mark());
  }

  /** The marks of orders that a crash has cut short, and that nobody has cleaned up after. */
  public synchronized Set<String> unfinished() {
    return Set.copyOf(unfinished);
  }
}
