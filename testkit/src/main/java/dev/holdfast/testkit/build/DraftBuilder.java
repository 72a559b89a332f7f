package dev.holdfast.testkit.build;

import dev.holdfast.application.port.in.protection.ManageGroups.Draft;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.domain.protection.Alerting;
import dev.holdfast.domain.protection.BlackoutReaction;
import dev.holdfast.domain.protection.FileProtection;
import dev.holdfast.domain.protection.GroupSettings;
import dev.holdfast.domain.protection.Indexing;
import dev.holdfast.domain.protection.Priority;
import dev.holdfast.domain.protection.ProtectedHost;
import dev.holdfast.domain.protection.ProtectedVolumes;
import dev.holdfast.domain.protection.Protection;
import dev.holdfast.domain.protection.Script;
import dev.holdfast.domain.protection.Sla;
import dev.holdfast.domain.protection.VolumeProtection;
import dev.holdfast.domain.source.IgnorableError;
import dev.holdfast.domain.source.IncludedPath;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.VolumeSelection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes drafts of groups of which a test says only what matters to it. They protect nothing at
 * first.
 */
public final class DraftBuilder {
  private static final JsonObject NOTHING = new JsonObject(List.of());

  private final PolicyId policy;
  private String name;
  private String description = "";
  private Priority priority = Priority.MEDIUM;
  private BlackoutReaction inBlackouts = BlackoutReaction.GO_ON;
  private final List<Sla> slas = new ArrayList<>();
  private Alerting alerting = Alerting.NONE;
  private final List<ProtectedHost> hosts = new ArrayList<>();
  private final List<ProtectedVolumes> volumes = new ArrayList<>();
  private final List<String> globalExcludes = new ArrayList<>();
  private final Set<IgnorableError> ignorableErrors = new HashSet<>();
  private final Map<RunType, Duration> timeouts = new EnumMap<>(RunType.class);
  private Indexing indexing = Indexing.ALL;
  private @Nullable Script preScript;
  private @Nullable Script postScript;
  private TimeOfDay startTime = TimeOfDay.DEFAULT_START;
  private Instant end = GroupTiming.NO_END;
  private boolean isPaused;

  public DraftBuilder(String name, PolicyId policy) {
    this.name = name;
    this.policy = policy;
  }

  public DraftBuilder name(String given) {
    name = given;
    return this;
  }

  public DraftBuilder description(String given) {
    description = given;
    return this;
  }

  public DraftBuilder priority(Priority given) {
    priority = given;
    return this;
  }

  public DraftBuilder inBlackouts(BlackoutReaction reaction) {
    inBlackouts = reaction;
    return this;
  }

  public DraftBuilder sla(Sla sla) {
    slas.add(sla);
    return this;
  }

  public DraftBuilder alerting(Alerting given) {
    alerting = given;
    return this;
  }

  public DraftBuilder protecting(ObjectId object, String path) {
    return protecting(
        new ProtectedHost(
            object, List.of(IncludedPath.whole(new SourcePath(path))), Set.of(), null));
  }

  public DraftBuilder protecting(ProtectedHost host) {
    hosts.add(host);
    return this;
  }

  /** Volumes by their names, all that are allowed if none are named; no files then. */
  public DraftBuilder protectingVolumes(ObjectId object, String... names) {
    volumes.add(new ProtectedVolumes(object, new VolumeSelection(List.of(names))));
    return this;
  }

  /** What the file lists, and nothing else. */
  public DraftBuilder listedIn(ObjectId object, String metadataFile) {
    return protecting(new ProtectedHost(object, List.of(), Set.of(), new SourcePath(metadataFile)));
  }

  public DraftBuilder excluding(String pattern) {
    globalExcludes.add(pattern);
    return this;
  }

  public DraftBuilder ignoring(IgnorableError error) {
    ignorableErrors.add(error);
    return this;
  }

  /** How long one attempt at an object may take. */
  public DraftBuilder timeout(RunType type, Duration limit) {
    timeouts.put(type, limit);
    return this;
  }

  public DraftBuilder indexing(Indexing given) {
    indexing = given;
    return this;
  }

  public DraftBuilder preScript(Script script) {
    preScript = script;
    return this;
  }

  public DraftBuilder postScript(Script script) {
    postScript = script;
    return this;
  }

  public DraftBuilder startingAt(TimeOfDay time) {
    startTime = time;
    return this;
  }

  public DraftBuilder endingAt(Instant time) {
    end = time;
    return this;
  }

  public DraftBuilder paused(boolean whether) {
    isPaused = whether;
    return this;
  }

  public Draft build() {
    GroupSettings settings =
        new GroupSettings(
            name,
            description,
            policy,
            priority,
            inBlackouts,
            slas,
            alerting,
            protection(),
            NOTHING);
    return new Draft(settings, startTime, end, isPaused);
  }

  private Protection protection() {
    return volumes.isEmpty()
        ? new FileProtection(
            hosts,
            globalExcludes,
            Set.of(),
            ignorableErrors,
            indexing,
            timeouts,
            preScript,
            postScript,
            NOTHING)
        : new VolumeProtection(volumes, preScript, postScript, NOTHING);
  }
}
