package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.protection.FileProtection;
import dev.holdfast.domain.protection.Protection;
import dev.holdfast.domain.protection.Protection.Target;
import dev.holdfast.domain.protection.VolumeProtection;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the objects of a group are told.
 *
 * @param areTold whether they are told at all, rather than pruned with all that is protected: the
 *     contract has no files and no volumes without objects
 * @param areExcludedTold the same of what is excluded by its id
 */
record GroupObjects(Map<ObjectId, SourceObject> known, boolean areTold, boolean areExcludedTold) {

  static GroupObjects of(List<SourceObject> objects, boolean areTold, boolean areExcludedTold) {
    return new GroupObjects(
        objects.stream().collect(Collectors.toMap(SourceObject::id, Function.identity())),
        areTold,
        areExcludedTold);
  }

  List<WireFileObject> told(FileProtection files, FileHints hints) {
    return files.hosts().stream()
        .map(host -> WireFileObject.of(host, name(host.id()), hints.ofObject(host.id().number())))
        .toList();
  }

  List<WireVolumeObject> told(VolumeProtection volumes, VolumeHints hints) {
    return volumes.hosts().stream()
        .map(host -> WireVolumeObject.of(host, name(host.id()), hints.ofObject(host.id().number())))
        .toList();
  }

  /** Those that no source is registered for any more; null if there are none. */
  @Nullable List<Missing> missing(Protection protection) {
    List<Missing> missing =
        protection.targets().stream()
            .map(Target::id)
            .filter(id -> !isRegistered(id))
            .map(id -> new Missing(id.number(), name(id)))
            .toList();
    return missing.isEmpty() ? null : missing;
  }

  private boolean isRegistered(ObjectId id) {
    SourceObject object = known.get(id);
    return object != null && object.isRegistered();
  }

  private @Nullable String name(ObjectId id) {
    SourceObject object = known.get(id);
    return object == null ? null : object.name();
  }

  /** An object that is not registered. */
  record Missing(long id, @Nullable String name) {}
}
