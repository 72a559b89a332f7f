package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.FileSelection;
import dev.holdfast.domain.source.IgnorableError;
import dev.holdfast.domain.source.IncludedPath;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.engine.source.pattern.PathPattern;
import dev.holdfast.engine.tree.NodeName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Files in memory, stored in an {@link InMemorySnapshotStore}. There are no links and no mounts,
 * and patterns can't be taken back by {@code !}. Each file that is done is told to the watch.
 */
public final class InMemoryFileSnapshots implements FileSnapshots {
  private final InMemorySnapshotStore store;
  private final Map<SourcePath, byte[]> files =
      new TreeMap<>(Comparator.comparing(SourcePath::value));
  private final Set<SourcePath> unreadable = new HashSet<>();
  private final Map<SnapshotId, Map<SourcePath, byte[]>> stored = new HashMap<>();

  public InMemoryFileSnapshots(InMemorySnapshotStore store) {
    this.store = store;
  }

  /** Makes a file, or gives it another content. */
  public synchronized void put(String path, String content) {
    files.put(new SourcePath(path), content.getBytes(StandardCharsets.UTF_8));
  }

  synchronized void put(SourcePath path, byte[] content) {
    files.put(path, content.clone());
  }

  /** The content of a file; empty if there is none. */
  public synchronized Optional<String> content(String path) {
    return content(new SourcePath(path))
        .map(content -> new String(content, StandardCharsets.UTF_8));
  }

  synchronized Optional<byte[]> content(SourcePath path) {
    return Optional.ofNullable(files.get(path));
  }

  public synchronized void remove(String path) {
    files.remove(new SourcePath(path));
  }

  /** Nobody may read this file from now on. */
  public synchronized void makeUnreadable(String path) {
    unreadable.add(new SourcePath(path));
  }

  @Override
  public void check(FileSelection selection, AllowedRoots roots) {
    patterns(selection.globalExcludes());
    selection.included().forEach(path -> patterns(path.excluded()));
    selection.included().forEach(path -> requireAllowed(roots, path.path()));
    SourcePath metadataFile = selection.metadataFile();
    if (metadataFile != null) {
      requireAllowed(roots, metadataFile);
    }
  }

  @Override
  public synchronized Outcome store(Order order, Watch watch) {
    if (!watch.mayGoOn()) {
      return new Outcome.Interrupted();
    }
    List<IncludedPath> included = included(order);
    included.forEach(path -> requireAllowed(order.roots(), path.path()));
    List<Problem> problems = new ArrayList<>();
    included.stream()
        .filter(path -> files.keySet().stream().noneMatch(file -> file.isWithin(path.path())))
        .forEach(path -> problems.add(missing(path.path())));
    if (problems.size() == included.size()) {
      throw new NotFoundException(
          "source.nothing",
          "Nothing of what is selected is there, such as " + included.getFirst().path() + ".");
    }
    return store(order, selected(order.selection(), included), included, problems, watch);
  }

  @Override
  public synchronized Optional<Outcome.Stored> find(TenantId tenant, String tag) {
    return store
        .findByTag(tenant, tag)
        .map(
            id -> {
              Map<SourcePath, byte[]> files = stored.getOrDefault(id, Map.of());
              long bytes = files.values().stream().mapToLong(content -> content.length).sum();
              return new Outcome.Stored(
                  id, new Totals(files.size(), 0, 0, bytes, 0, 0), new Problems(List.of(), 0, 0));
            });
  }

  private Outcome store(
      Order order,
      Map<SourcePath, byte[]> selected,
      List<IncludedPath> included,
      List<Problem> problems,
      Watch watch) {
    SnapshotId parent = order.parent();
    Map<SourcePath, byte[]> before = parent == null ? Map.of() : before(order, parent);
    long expected = selected.values().stream().mapToLong(content -> content.length).sum();
    long changed = 0;
    long bytes = 0;
    long read = 0;
    Map<SourcePath, byte[]> done = new HashMap<>();
    for (Map.Entry<SourcePath, byte[]> file : selected.entrySet()) {
      if (unreadable.contains(file.getKey())) {
        problems.add(new Problem(file.getKey().value(), "permission denied"));
        continue;
      }
      boolean isSame = Arrays.equals(before.get(file.getKey()), file.getValue());
      changed += isSame ? 0 : 1;
      read += isSame ? 0 : file.getValue().length;
      bytes += file.getValue().length;
      done.put(file.getKey(), file.getValue());
      watch.progress(new Progress(done.size(), bytes, read, expected));
      if (!watch.mayGoOn()) {
        return new Outcome.Interrupted();
      }
    }
    SnapshotId id = commit(order, done);
    Totals totals =
        new Totals(done.size(), changed, directories(done.keySet(), included), bytes, read, read);
    return new Outcome.Stored(id, totals, problems(order, problems));
  }

  /** The files of a snapshot that is still there. */
  private Map<SourcePath, byte[]> before(Order order, SnapshotId parent) {
    return store.isThere(order.tenant(), parent) ? stored.getOrDefault(parent, Map.of()) : Map.of();
  }

  private SnapshotId commit(Order order, Map<SourcePath, byte[]> done) {
    SnapshotStore.Label label =
        new SnapshotStore.Label(order.label().time(), order.label().tags(), "/");
    try (SnapshotStore.Writer writer = store.begin(order.tenant(), label)) {
      done.forEach((path, content) -> writer.addFile(path.names(), content));
      SnapshotId id = writer.commit();
      stored.put(id, done);
      return id;
    }
  }

  private static Problems problems(Order order, List<Problem> all) {
    boolean ignores = order.selection().ignorableErrors().contains(IgnorableError.NON_EXISTENT);
    List<Problem> counted =
        all.stream()
            .filter(problem -> !ignores || !problem.equals(missing(new SourcePath(problem.path()))))
            .toList();
    return new Problems(counted, counted.size(), all.size() - counted.size());
  }

  private static Problem missing(SourcePath path) {
    return new Problem(path.value(), "there is no such file");
  }

  private List<IncludedPath> included(Order order) {
    List<IncludedPath> all = new ArrayList<>(order.selection().included());
    SourcePath metadataFile = order.selection().metadataFile();
    if (metadataFile != null) {
      requireAllowed(order.roots(), metadataFile);
      lines(metadataFile).forEach(path -> all.add(IncludedPath.whole(path)));
    }
    return all;
  }

  private List<SourcePath> lines(SourcePath file) {
    byte[] content =
        Optional.ofNullable(files.get(file))
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "source.metadata-file.missing", "There is no file " + file + "."));
    List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
    if (content.length > FileSelection.METADATA_BYTES_MAX) {
      throw refused(file, "is longer than " + FileSelection.METADATA_BYTES_MAX + " bytes");
    }
    if (lines.size() > FileSelection.METADATA_LINES_MAX) {
      throw refused(file, "has more than " + FileSelection.METADATA_LINES_MAX + " lines");
    }
    List<SourcePath> paths = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty() && !lines.get(i).startsWith("#")) {
        paths.add(path(file, i + 1, lines.get(i)));
      }
    }
    return paths;
  }

  private static SourcePath path(SourcePath file, int number, String line) {
    try {
      return new SourcePath(line);
    } catch (InvalidInputException e) {
      throw refused(file, "can't be used because of line " + number);
    }
  }

  private static InvalidInputException refused(SourcePath file, String reason) {
    return new InvalidInputException(
        "source.metadata-file", "The metadata file " + file + " " + reason + ".");
  }

  private static void requireAllowed(AllowedRoots roots, SourcePath path) {
    if (!roots.allow(path)) {
      throw new ForbiddenException(
          "source.outside-roots",
          roots.folders().isEmpty()
              ? path + " is refused: the tenant has no allowed roots."
              : path + " is refused. Its allowed roots are " + listed(roots) + ".");
    }
  }

  private static String listed(AllowedRoots roots) {
    return roots.folders().stream().map(SourcePath::value).collect(Collectors.joining(", "));
  }

  private Map<SourcePath, byte[]> selected(FileSelection selection, List<IncludedPath> included) {
    Map<SourcePath, byte[]> selected = new TreeMap<>(Comparator.comparing(SourcePath::value));
    files.forEach(
        (path, content) -> {
          IncludedPath innermost = innermost(path, included);
          boolean isSelected =
              innermost != null
                  && !matches(selection.globalExcludes(), path)
                  && !matches(innermost.excluded(), path);
          if (isSelected) {
            selected.put(path, content);
          }
        });
    return selected;
  }

  private static @Nullable IncludedPath innermost(SourcePath path, List<IncludedPath> included) {
    return included.stream()
        .filter(candidate -> path.isWithin(candidate.path()))
        .max(Comparator.comparingInt(candidate -> candidate.path().value().length()))
        .orElse(null);
  }

  private static boolean matches(List<String> patterns, SourcePath path) {
    List<NodeName> names = path.names().stream().map(NodeName::of).toList();
    return patterns(patterns).stream().anyMatch(pattern -> pattern.matches(names));
  }

  private static List<PathPattern> patterns(List<String> patterns) {
    try {
      return patterns.stream().map(PathPattern::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("source.pattern", e.getMessage() + ".");
    }
  }

  /** Folders at and below included paths. */
  private static long directories(Set<SourcePath> done, List<IncludedPath> included) {
    Set<SourcePath> folders = new HashSet<>();
    for (SourcePath file : done) {
      List<String> names = file.names();
      for (int depth = 0; depth < names.size(); depth++) {
        SourcePath folder = new SourcePath("/" + String.join("/", names.subList(0, depth)));
        if (included.stream().anyMatch(path -> folder.isWithin(path.path()))) {
          folders.add(folder);
        }
      }
    }
    return folders.size();
  }
}
