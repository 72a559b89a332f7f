package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Archives;
import dev.holdfast.application.port.out.FileRestores.Progress;
import dev.holdfast.application.port.out.FileRestores.Told;
import dev.holdfast.application.port.out.FileRestores.Watch;
import dev.holdfast.domain.error.LimitReachedException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.recovery.ArchivePart;
import dev.holdfast.domain.recovery.EntryResult;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryTotals;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.fake.InMemorySnapshotStore.StoredSnapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives in memory, of what is in an {@link InMemorySnapshotStore}. */
public final class InMemoryArchives implements Archives {

  private record Key(TenantId tenant, RecoveryId recovery) {}

  private record Packed(Map<ArchivePart, byte[]> parts, Instant expiry) {}

  private final InMemorySnapshotStore store;
  private final Map<Key, Packed> archives = new HashMap<>();
  private long bytesMax = Long.MAX_VALUE;

  public InMemoryArchives(InMemorySnapshotStore store) {
    this.store = store;
  }

  /** From now on there is room for so many bytes. */
  public synchronized void limitTo(long bytes) {
    bytesMax = bytes;
  }

  /** How many archives there are. */
  public synchronized int count() {
    return archives.size();
  }

  @Override
  public synchronized Outcome pack(Order order, Watch watch) {
    if (!watch.mayGoOn()) {
      return new Outcome.Interrupted();
    }
    remove(order.tenant(), order.recovery());
    Map<String, byte[]> files = files(order);
    List<Told> missing =
        order.paths().stream()
            .filter(path -> files.keySet().stream().noneMatch(file -> isWithin(file, path)))
            .map(path -> new Told(path, EntryResult.FAILED, "it is not in the snapshot"))
            .toList();
    missing.forEach(watch::told);
    files.keySet().removeIf(file -> order.paths().stream().noneMatch(path -> isWithin(file, path)));
    byte[] zip = zip(files);
    if (zip.length > bytesMax) {
      throw new LimitReachedException(
          "archives.full",
          "There is no room for the archive: it takes more than " + bytesMax + ".");
    }
    long bytes = files.values().stream().mapToLong(content -> content.length).sum();
    watch.progress(new Progress(files.size(), bytes, (long) files.size(), bytes));
    Map<ArchivePart, byte[]> parts = new EnumMap<>(ArchivePart.class);
    parts.put(ArchivePart.ARCHIVE, zip);
    parts.put(ArchivePart.PACKED, lines(new ArrayList<>(files.keySet())));
    parts.put(
        ArchivePart.FAILED,
        lines(missing.stream().map(told -> told.path() + "\t" + told.reason()).toList()));
    if (!watch.mayGoOn()) {
      return new Outcome.Interrupted();
    }
    archives.put(new Key(order.tenant(), order.recovery()), new Packed(parts, order.expiry()));
    return new Outcome.Done(
        new RecoveryTotals(files.size(), 0, 0, 0, 0, missing.size(), bytes, bytes), zip.length);
  }

  @Override
  public synchronized Optional<Opened> open(
      TenantId tenant, RecoveryId recovery, ArchivePart part) {
    return Optional.ofNullable(archives.get(new Key(tenant, recovery)))
        .flatMap(packed -> Optional.ofNullable(packed.parts().get(part)))
        .map(MemoryPart::new);
  }

  @Override
  public synchronized void remove(TenantId tenant, RecoveryId recovery) {
    archives.remove(new Key(tenant, recovery));
  }

  @Override
  public synchronized void removeExpired(Instant now) {
    archives.values().removeIf(packed -> !now.isBefore(packed.expiry()));
  }

  private static boolean isWithin(String file, EntryPath path) {
    return new EntryPath(file).isWithin(path);
  }

  private Map<String, byte[]> files(Order order) {
    StoredSnapshot stored =
        store.snapshots().stream()
            .filter(one -> one.tenant().equals(order.tenant()) && one.id().equals(order.snapshot()))
            .findFirst()
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "snapshot.missing", "There is no snapshot " + order.snapshot() + "."));
    Map<String, byte[]> files = new TreeMap<>();
    stored.files().forEach((names, content) -> files.put("/" + String.join("/", names), content));
    return files;
  }

  private static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey().substring(1)));
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] lines(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static final class MemoryPart implements Opened {
    private final byte[] content;

    MemoryPart(byte[] content) {
      this.content = content;
    }

    @Override
    public long bytes() {
      return content.length;
    }

    @Override
    public InputStream read(long from) {
      int start = Math.toIntExact(Math.min(from, content.length));
      return new ByteArrayInputStream(content, start, content.length - start);
    }

    @Override
    public void close() {}
  }
}
