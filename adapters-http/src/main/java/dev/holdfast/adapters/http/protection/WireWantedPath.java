package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.snapshot.EntryPath;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder that is wanted back, as the contract writes it.
 *
 * @param isDirectory not needed: the snapshot knows
 */
record WireWantedPath(
    @NotNull String absolutePath,
    @Nullable Boolean isDirectory,
    @AssertFalse(message = "can't be true: there are no views")
        @Nullable Boolean isViewFileRecovery) {

  /** The paths; what is wrong goes to the causes. */
  static List<EntryPath> paths(String field, List<WireWantedPath> given, FieldCauses causes) {
    List<EntryPath> paths = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      String absolute = given.get(i).absolutePath();
      EntryPath path =
          Reading.of(field + "[" + i + "].absolutePath", () -> new EntryPath(absolute), causes);
      if (path != null) {
        paths.add(path);
      }
    }
    return paths;
  }
}
