package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.FileRestores.Outcome;
import dev.holdfast.application.port.out.FileRestores.Progress;
import dev.holdfast.application.port.out.FileRestores.Told;
import dev.holdfast.application.port.out.FileRestores.Watch;
import dev.holdfast.application.port.out.VolumeRestores;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.recovery.EntryResult;
import dev.holdfast.domain.recovery.RecoveryTotals;
import dev.holdfast.domain.recovery.VolumeMapping;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.SourcePath;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings volumes back that are in memory, to {@link InMemoryVolumeSnapshots}. */
public final class InMemoryVolumeRestores implements VolumeRestores {
  private final InMemoryVolumeSnapshots volumes;

  public InMemoryVolumeRestores(InMemoryVolumeSnapshots volumes) {
    this.volumes = volumes;
  }

  @Override
  public void check(List<VolumeMapping> mappings, AllowedRoots roots) {
    long places =
        mappings.stream().map(one -> volumes.path(one.destination(), roots)).distinct().count();
    if (places < mappings.size()) {
      throw new InvalidInputException(
          "recovery.volumes.twice", "volumeMapping: two volumes would come back to one place.");
    }
  }

  @Override
  public Outcome restore(Order order, Watch watch) {
    if (!watch.mayGoOn()) {
      return new Outcome.Interrupted();
    }
    check(order.volumes(), order.roots());
    Map<SourcePath, byte[]> stored =
        volumes
            .volumesOf(order.tenant(), order.snapshot())
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "snapshot.missing", "There is no snapshot " + order.snapshot() + "."));
    RecoveryTotals totals = RecoveryTotals.NONE;
    for (VolumeMapping mapping : order.volumes()) {
      if (!watch.mayGoOn()) {
        return new Outcome.Interrupted();
      }
      totals = totals.plus(restored(order, mapping, stored, watch));
      watch.progress(new Progress(1, totals.bytes(), null, null));
    }
    return new Outcome.Done(totals);
  }

  private RecoveryTotals restored(
      Order order, VolumeMapping mapping, Map<SourcePath, byte[]> stored, Watch watch) {
    Optional<Map.Entry<SourcePath, byte[]>> source =
        stored.entrySet().stream()
            .filter(
                one ->
                    one.getKey().value().equals(mapping.source())
                        || InMemoryVolumeSnapshots.idOf(one.getKey()).equals(mapping.source()))
            .findFirst();
    if (source.isEmpty()) {
      String name = mapping.source().startsWith("/") ? mapping.source() : "/" + mapping.source();
      watch.told(new Told(new EntryPath(name), EntryResult.FAILED, "it is not in the snapshot"));
      return new RecoveryTotals(0, 0, 0, 0, 0, 1, 0, 0);
    }
    EntryPath path = new EntryPath(source.get().getKey().value());
    return written(order, mapping, path, source.get().getValue(), watch);
  }

  private RecoveryTotals written(
      Order order, VolumeMapping mapping, EntryPath path, byte[] content, Watch watch) {
    SourcePath target = volumes.path(mapping.destination(), order.roots());
    boolean isDevice = volumes.isDevice(target);
    byte[] there = volumes.content(target).orElse(null);
    if (isDevice && there != null && there.length < content.length) {
      watch.told(new Told(path, EntryResult.FAILED, "its destination is too small"));
      return new RecoveryTotals(0, 0, 0, 0, 0, 1, content.length, 0);
    }
    if (Arrays.equals(there, content)) {
      return new RecoveryTotals(0, 0, 1, 0, 0, 0, content.length, 0);
    }
    byte[] after = isDevice && there != null ? there.clone() : new byte[content.length];
    System.arraycopy(content, 0, after, 0, content.length);
    volumes.put(target, isDevice, after);
    return new RecoveryTotals(
        there == null ? 1 : 0, there == null ? 0 : 1, 0, 0, 0, 0, content.length, content.length);
  }

  /** Nothing here is ever half written. */
  @Override
  public void cleanUp(Order order) {}
}
