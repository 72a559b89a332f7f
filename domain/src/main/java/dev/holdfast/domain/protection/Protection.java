package dev.holdfast.domain.protection;

import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a group protects. Of which kind it is never changes, since its snapshots are of that. */
public sealed interface Protection permits FileProtection, VolumeProtection {

  /**
   * An object that is protected.
   *
   * @param metadataFile a file on the host that lists what to store; null if there is none
   */
  record Target(ObjectId id, @Nullable SourcePath metadataFile) {}

  /** At least one, each object once; in the order in which the client named them. */
  List<Target> targets();

  /** What its snapshots hold. */
  SnapshotContent content();

  Indexing indexing();

  /** How long the backup of one object may take, by the type of the run. */
  Map<RunType, Duration> timeouts();

  /** Run on a host before its backup; null for none. */
  @Nullable Script preScript();

  /** Run on a host after its backup; null for none. */
  @Nullable Script postScript();

  /** Members of the published API that change nothing here, returned as they were sent. */
  JsonObject hints();

  default Set<ObjectId> objects() {
    return targets().stream().map(Target::id).collect(Collectors.toUnmodifiableSet());
  }
}
