package dev.holdfast.domain.source;

import dev.holdfast.domain.error.InvalidInputException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a host's files one object of a group backs up.
 *
 * <p>Patterns of what is left out are restic's, name by name: an absolute path stands for itself
 * and all below it; {@code *} stands for any characters of one name, {@code ?} for one, {@code
 * [a-z]} for one of a class, {@code **} for any number of names, {@code \} takes the next character
 * as it is. Without a slash at its beginning a pattern counts at every depth. One behind {@code !}
 * takes back what those before it have matched. They are compared with paths as they were named,
 * before links are resolved. An included path is not left out by the patterns of another one that
 * it lies in, only by its own and the global ones.
 *
 * @param included at most {@value #INCLUDED_MAX}, each path once
 * @param metadataFile a file on the host that names further paths to include, or null: UTF-8, one
 *     absolute path a line, each to the end of its line; empty lines and those that begin with
 *     {@code #} count for nothing. At most {@value #METADATA_LINES_MAX} lines and {@value
 *     #METADATA_BYTES_MAX} bytes. It must lie within the allowed roots, as what it names must
 * @param globalExcludes patterns that count everywhere; at most 1,000
 * @param excludedFileSystems types, such as {@code nfs}, of which nothing is read, wherever they
 *     are mounted; at most {@value #TYPES_MAX}. A folder where one begins is kept, empty
 * @param nestedVolumeTypesToSkip the same, but only for what is mounted below an included path
 * @param ignorableErrors counted apart from problems
 */
public record FileSelection(
    List<IncludedPath> included,
    @Nullable SourcePath metadataFile,
    List<String> globalExcludes,
    Set<String> excludedFileSystems,
    Set<String> nestedVolumeTypesToSkip,
    Set<IgnorableError> ignorableErrors) {

  /** As many as a metadata file has lines. */
  public static final int INCLUDED_MAX = 10_000;

  /** More paths would be a list of files, and a list of files is what a folder is for. */
  public static final int METADATA_LINES_MAX = 10_000;

  /** It is held in memory. */
  public static final int METADATA_BYTES_MAX = 1 << 20;

  /** Linux knows fewer types. */
  public static final int TYPES_MAX = 100;

  private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public FileSelection {
    included = List.copyOf(included);
    globalExcludes = List.copyOf(globalExcludes);
    excludedFileSystems = Set.copyOf(excludedFileSystems);
    nestedVolumeTypesToSkip = Set.copyOf(nestedVolumeTypesToSkip);
    ignorableErrors = Set.copyOf(ignorableErrors);
    Limits.atMost(INCLUDED_MAX, included, "The included paths of an object");
    Limits.patterns(globalExcludes, "The global excluded paths");
    checkTypes(excludedFileSystems, "The excluded file systems");
    checkTypes(nestedVolumeTypesToSkip, "The types of nested volumes to skip");
    refuseTwice(included);
    if (included.isEmpty() && metadataFile == null) {
      throw new InvalidInputException(
          "source.selection.empty",
          "Nothing is selected: name at least one included path, or a metadata file.");
    }
  }

  /** Everything at these paths. */
  public static FileSelection of(SourcePath... paths) {
    List<IncludedPath> included = List.of(paths).stream().map(IncludedPath::whole).toList();
    return new FileSelection(included, null, List.of(), Set.of(), Set.of(), Set.of());
  }

  /** The same with the paths that this metadata file names. */
  public FileSelection withMetadataFile(SourcePath file) {
    return new FileSelection(
        included,
        file,
        globalExcludes,
        excludedFileSystems,
        nestedVolumeTypesToSkip,
        ignorableErrors);
  }

  private static void checkTypes(Set<String> types, String what) {
    Limits.atMost(TYPES_MAX, types, what);
    for (String type : types) {
      if (!TYPE.matcher(type).matches()) {
        throw new InvalidInputException(
            "source.file-system",
            "%s are named by 1 to 64 letters, digits and any of . _ -, such as nfs; \"%s\" is not."
                .formatted(what, type));
      }
    }
  }

  private static void refuseTwice(List<IncludedPath> included) {
    Set<SourcePath> seen = new HashSet<>();
    for (IncludedPath path : included) {
      if (!seen.add(path.path())) {
        throw new InvalidInputException(
            "source.path.twice", "The path " + path.path() + " is included twice.");
      }
    }
  }
}
