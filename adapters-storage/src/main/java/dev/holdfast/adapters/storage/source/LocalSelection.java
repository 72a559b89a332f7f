package dev.holdfast.adapters.storage.source;

import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.FileSelection;
import dev.holdfast.domain.source.IncludedPath;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.engine.backup.BackupRoot;
import dev.holdfast.engine.source.SourceFilter;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.source.pattern.ExcludePatterns;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a selection comes to on this machine now: checked, resolved, and ready for a backup.
 *
 * @param roots where the backup begins
 * @param tree shows what may be read, and nothing else
 * @param paths that are stored, as they were named, those in others among them
 */
public record LocalSelection(
    List<BackupRoot> roots, SourceTree tree, SourceFilter filter, List<String> paths) {

  public LocalSelection {
    roots = List.copyOf(roots);
    paths = List.copyOf(paths);
  }

  /**
   * Refuses patterns that can't be read, and paths that lead to where they must not now.
   *
   * @param ownData the folders of the server's own data
   * @throws InvalidInputException naming the pattern
   * @throws dev.holdfast.domain.error.ForbiddenException naming the path
   */
  public static void check(FileSelection selection, AllowedRoots allowed, List<Path> ownData) {
    patterns(selection.globalExcludes());
    selection.included().forEach(path -> patterns(path.excluded()));
    PlaceCheck check = PlaceCheck.ofMachine(allowed, ownData);
    Stream.concat(
            selection.included().stream().map(IncludedPath::path),
            Stream.ofNullable(selection.metadataFile()))
        .forEach(path -> refuseForbidden(path, check));
  }

  private static void refuseForbidden(SourcePath path, PlaceCheck check) {
    try {
      check.resolve(path);
    } catch (IOException e) {
      // It may be there when a backup looks for it.
    }
  }

  /**
   * Resolves a selection.
   *
   * @param ownData the folders of the server's own data
   * @param problems gets what is not there or can't be reached
   * @throws dev.holdfast.domain.error.ForbiddenException if a path leads to where it must not
   * @throws NotFoundException if nothing of it is there
   */
  public static LocalSelection resolve(
      FileSelection selection, AllowedRoots allowed, List<Path> ownData, ProblemList problems) {
    return resolve(selection, PlaceCheck.ofMachine(allowed, ownData), problems);
  }

  private static LocalSelection resolve(
      FileSelection selection, PlaceCheck check, ProblemList problems) {
    Selected top = new Selected();
    List<String> paths = new ArrayList<>();
    for (IncludedPath path : included(selection, check)) {
      try {
        add(top, path, check.resolve(path.path()));
        paths.add(path.path().value());
      } catch (IOException e) {
        problems.add(path.path().value(), e);
      }
    }
    if (paths.isEmpty()) {
      throw nothing(problems);
    }
    Gate gate =
        new Gate(check, selection.excludedFileSystems(), selection.nestedVolumeTypesToSkip());
    SourceFilter filter = new SelectionFilter(top, patterns(selection.globalExcludes()), check);
    return new LocalSelection(roots(top), SelectedTree.of(top, gate), filter, paths);
  }

  /** Outer ones first. */
  private static List<IncludedPath> included(FileSelection selection, PlaceCheck check) {
    List<IncludedPath> all = new ArrayList<>(selection.included());
    SourcePath metadataFile = selection.metadataFile();
    if (metadataFile != null) {
      MetadataFile.read(check, metadataFile).forEach(path -> all.add(IncludedPath.whole(path)));
    }
    all.sort(Comparator.comparingInt(path -> path.path().names().size()));
    return all;
  }

  private static void add(Selected top, IncludedPath path, Place place) throws IOException {
    List<NodeName> names = path.path().names().stream().map(NodeName::of).toList();
    refuseDetour(top, names, place);
    ExcludePatterns excludes = patterns(path.excluded());
    top.add(names, new Selected.Rule(place, excludes, path.skipNestedVolumes()));
  }

  /** A snapshot can hold a link, or what it leads to, but not both in one place. */
  private static void refuseDetour(Selected top, List<NodeName> names, Place place)
      throws IOException {
    Selected at = top;
    List<NodeName> expected = List.of();
    boolean inAnother = false;
    for (int depth = 0; at != null; depth++) {
      Selected.Rule outer = at.rule();
      if (outer != null) {
        inAnother = true;
        expected = new ArrayList<>(outer.place().names());
        expected.addAll(names.subList(depth, names.size()));
      }
      at = depth < names.size() ? at.child(names.get(depth)) : null;
    }
    if (inAnother && !expected.equals(place.names())) {
      throw new FileSystemException(
          "",
          null,
          "It lies behind a link in a folder that is included too; the link is stored there, so"
              + " what it leads to must be included under its own path");
    }
  }

  private static List<BackupRoot> roots(Selected top) {
    return top.outermost().stream()
        .map(rule -> rule.place().path().names().stream().map(NodeName::of).toList())
        .map(BackupRoot::inPlace)
        .toList();
  }

  private static ExcludePatterns patterns(List<String> patterns) {
    try {
      return ExcludePatterns.of(patterns);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("source.pattern", e.getMessage() + ".");
    }
  }

  private static NotFoundException nothing(ProblemList problems) {
    String first =
        problems.problems().named().stream()
            .findFirst()
            .map(problem -> " The first: %s, %s.".formatted(problem.path(), problem.reason()))
            .orElse("");
    return new NotFoundException(
        "source.nothing", "Nothing of what is selected is there to be backed up." + first);
  }
}
