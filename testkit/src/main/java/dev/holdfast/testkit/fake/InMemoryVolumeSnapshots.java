package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.FileSnapshots.Outcome;
import dev.holdfast.application.port.out.FileSnapshots.Problem;
import dev.holdfast.application.port.out.FileSnapshots.Problems;
import dev.holdfast.application.port.out.FileSnapshots.Progress;
import dev.holdfast.application.port.out.FileSnapshots.Totals;
import dev.holdfast.application.port.out.FileSnapshots.Watch;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.application.port.out.VolumeSnapshots;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.Volume;
import dev.holdfast.domain.source.VolumeSelection;
import dev.holdfast.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Volumes in memory, stored in an {@link InMemorySnapshotStore}. None is ever mounted. Each that is
 * done is told to the watch.
 */
public final class InMemoryVolumeSnapshots implements VolumeSnapshots {

  private final InMemorySnapshotStore store;
  private final Map<SourcePath, byte[]> volumes =
      new TreeMap<>(Comparator.comparing(SourcePath::value));
  private final Set<SourcePath> devices = new HashSet<>();
  private final Map<SnapshotId, Map<SourcePath, byte[]>> stored = new HashMap<>();

  public InMemoryVolumeSnapshots(InMemorySnapshotStore store) {
    this.store = store;
  }

  /** Makes a device, or gives it another content. */
  public synchronized void putDevice(String path, String content) {
    put(new SourcePath(path), true, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Makes an image file, or gives it another content. */
  public synchronized void putImage(String path, String content) {
    put(new SourcePath(path), false, content.getBytes(StandardCharsets.UTF_8));
  }

  synchronized void put(SourcePath path, boolean isDevice, byte[] content) {
    volumes.put(path, content.clone());
    if (isDevice) {
      devices.add(path);
    }
  }

  /** What a volume holds; empty if there is none. */
  public synchronized Optional<String> content(String path) {
    return content(new SourcePath(path)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  synchronized Optional<byte[]> content(SourcePath path) {
    return Optional.ofNullable(volumes.get(path));
  }

  synchronized boolean isDevice(SourcePath path) {
    return devices.contains(path);
  }

  @Override
  public synchronized List<Volume> list(AllowedRoots roots) {
    return listed(roots).stream()
        .flatMap(path -> content(path).map(content -> volume(path, content.length)).stream())
        .toList();
  }

  private static Volume volume(SourcePath path, long bytes) {
    return new Volume(idOf(path), path.value(), List.of(), "", bytes, bytes);
  }

  private List<SourcePath> listed(AllowedRoots roots) {
    return roots.folders().stream().filter(volumes::containsKey).toList();
  }

  static String idOf(SourcePath path) {
    return UUID.nameUUIDFromBytes(path.value().getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public synchronized void check(VolumeSelection selection, AllowedRoots roots) {
    selection.names().forEach(name -> path(name, roots));
  }

  /** The path of a volume, which may not be there if it was named by its path. */
  synchronized SourcePath path(String name, AllowedRoots roots) {
    if (!name.startsWith("/")) {
      return listed(roots).stream()
          .filter(path -> idOf(path).equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new InvalidInputException(
                      "source.volume.unknown", "There is no volume " + name + "."));
    }
    SourcePath path = new SourcePath(name);
    boolean isAllowed = isDevice(path) ? roots.folders().contains(path) : roots.allow(path);
    if (!isAllowed) {
      throw new ForbiddenException(
          "source.outside-roots", path + " is refused: it is in none of the allowed roots.");
    }
    if (volumes.keySet().stream().anyMatch(other -> other.isWithin(path) && !other.equals(path))) {
      throw new InvalidInputException(
          "source.volume.kind", path + " is a folder, so it is no volume.");
    }
    return path;
  }

  @Override
  public synchronized Outcome store(Order order, Watch watch) {
    if (!watch.mayGoOn()) {
      return new Outcome.Interrupted();
    }
    List<Problem> problems = new ArrayList<>();
    Map<SourcePath, byte[]> found = found(order, problems);
    if (found.isEmpty()) {
      throw new NotFoundException("source.nothing", "No volume of what is selected is there.");
    }
    Map<SourcePath, byte[]> before = before(order);
    long bytes = 0;
    long read = 0;
    long added = 0;
    long changed = 0;
    for (Map.Entry<SourcePath, byte[]> volume : found.entrySet()) {
      int length = volume.getValue().length;
      boolean isSame = Arrays.equals(before.get(volume.getKey()), volume.getValue());
      bytes += length;
      read += isSame && !isDevice(volume.getKey()) ? 0 : length;
      added += isSame ? 0 : length;
      changed += isSame ? 0 : 1;
      watch.progress(new Progress(1, bytes, read, null));
      if (!watch.mayGoOn()) {
        return new Outcome.Interrupted();
      }
    }
    return new Outcome.Stored(
        commit(order, found),
        new Totals(found.size(), changed, 0, bytes, read, added),
        new Problems(problems, problems.size(), 0));
  }

  private Map<SourcePath, byte[]> found(Order order, List<Problem> problems) {
    List<SourcePath> paths =
        order.selection().names().isEmpty()
            ? listed(order.roots())
            : order.selection().names().stream().map(name -> path(name, order.roots())).toList();
    Map<SourcePath, byte[]> found = new LinkedHashMap<>();
    for (SourcePath path : paths) {
      content(path)
          .ifPresentOrElse(
              content -> found.put(path, content),
              () -> problems.add(new Problem(path.value(), "there is no such file")));
    }
    return found;
  }

  private Map<SourcePath, byte[]> before(Order order) {
    SnapshotId parent = order.parent();
    return parent != null && store.isThere(order.tenant(), parent)
        ? stored.getOrDefault(parent, Map.of())
        : Map.of();
  }

  private SnapshotId commit(Order order, Map<SourcePath, byte[]> found) {
    TenantId tenant = order.tenant();
    SnapshotStore.Label label =
        new SnapshotStore.Label(order.label().time(), order.label().tags(), "/");
    try (SnapshotStore.Writer writer = store.begin(tenant, label)) {
      found.forEach((path, content) -> writer.addFile(path.names(), content));
      SnapshotId id = writer.commit();
      stored.put(id, Map.copyOf(found));
      return id;
    }
  }

  /** What a snapshot holds; empty if there is none. */
  synchronized Optional<Map<SourcePath, byte[]>> volumesOf(TenantId tenant, SnapshotId snapshot) {
    return store.isThere(tenant, snapshot)
        ? Optional.of(stored.getOrDefault(snapshot, Map.of()))
        : Optional.empty();
  }
}
