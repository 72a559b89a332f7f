package dev.holdfast.adapters.http.protection;

import dev.holdfast.application.port.in.protection.StartRun.Choice;
import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run that a client asks for. */
record StartRunRequest(
    @NotNull String runType,
    @Nullable List<@Valid Wanted> objects,
    @Valid @Nullable Targets targetsConfig) {

  private static final Set<String> NOT_RUN =
      Set.of("kLog", "kSystem", "kHydrateCDP", "kStorageArraySnapshot");

  /** An object of the group. */
  record Wanted(
      @NotNull @Min(1) Long id,
      @Size(max = 0, message = "must be empty: a host has no applications here")
          @Nullable List<Long> appIds,
      @Nullable Physical physicalParams) {

    private @Nullable Choice choice(String field, FieldCauses causes) {
      String file = physicalParams == null ? null : physicalParams.metadataFilePath();
      if (file == null || file.isEmpty()) {
        return new Choice(new ObjectId(id), null);
      }
      SourcePath path =
          Reading.of(
              field + ".physicalParams.metadataFilePath", () -> new SourcePath(file), causes);
      return path == null ? null : new Choice(new ObjectId(id), path);
    }
  }

  /** What is said of a host. */
  record Physical(@Nullable String metadataFilePath) {}

  /** Copies elsewhere; there are none yet. */
  record Targets(
      @Nullable Boolean usePolicyDefaults,
      @Size(max = 0, message = WireTargets.MUST_BE_EMPTY) @Nullable List<Object> replications,
      @Size(max = 0, message = WireTargets.MUST_BE_EMPTY) @Nullable List<Object> archivals,
      @Size(max = 0, message = WireTargets.MUST_BE_EMPTY)
          @Nullable List<Object> cloudReplications) {}

  /** A run as it is wanted; no choices stand for all objects. */
  record Order(RunType type, List<Choice> choices) {}

  /**
   * What is asked for.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException with a cause for each field that is
   *     wrong
   */
  Order order() {
    FieldCauses causes = new FieldCauses();
    RunType type = type(causes);
    List<Choice> choices = choices(causes);
    causes.throwIfAny();
    return new Order(Objects.requireNonNull(type), choices);
  }

  private @Nullable RunType type(FieldCauses causes) {
    if (NOT_RUN.contains(runType)) {
      causes.add(
          "runType",
          "can't be " + runType + ": groups of files have runs of kRegular and kFull only.");
      return null;
    }
    return KWords.read("runType", runType, RunType.class, causes);
  }

  private List<Choice> choices(FieldCauses causes) {
    List<Choice> choices = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    List<Wanted> given = objects == null ? List.of() : objects;
    for (int i = 0; i < given.size(); i++) {
      String field = "objects[" + i + "]";
      if (!seen.add(given.get(i).id())) {
        causes.add(field + ".id", "names object " + given.get(i).id() + " twice.");
      }
      Choice choice = given.get(i).choice(field, causes);
      if (choice != null) {
        choices.add(choice);
      }
    }
    return choices;
  }
}
