package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryKind;
import dev.holdfast.domain.recovery.RecoveryQuery;
import dev.holdfast.domain.recovery.RecoveryStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters of the list of recoveries. */
record RecoveryFilters(Query given, WireIds ids) {
  static final String RECOVER_FILES = "RecoverFiles";
  static final String DOWNLOAD = "DownloadFilesAndFolders";
  static final String RECOVER_VOLUMES = "RecoverPhysicalVolumes";

  private static final Set<String> STATUSES =
      Stream.concat(
              Arrays.stream(RecoveryStatus.values()).map(Words::of),
              Stream.of("Finalizing", "LegalHold", "Missed", "OnHold", "Skipped"))
          .collect(Collectors.toCollection(TreeSet::new));

  private static final Set<String> ENVIRONMENTS =
      Set.of("kKubernetes", SourceRequest.PHYSICAL, "kSQL");

  private static final Set<String> TARGETS =
      Set.of("Archival", "Local", "Remote", "RpaasArchival", "StorageArraySnapshot");

  private static final Set<String> ARCHIVES = Set.of("Cloud", "Nas", "Tape");

  /** What is asked for; empty where nothing can match. */
  Optional<RecoveryQuery> query() {
    Optional<Set<RecoveryId>> named = ids.recoveries(given, "ids");
    boolean areChildren = areChildren(named.isPresent());
    List<String> words = given.words("status", STATUSES);
    Set<RecoveryStatus> statuses =
        words.stream()
            .flatMap(word -> Words.find(word, RecoveryStatus.class).stream())
            .collect(Collectors.toUnmodifiableSet());
    Set<RecoveryKind> kinds = kinds(given.texts("recoveryActions"));
    boolean isHere = isStoredHere();
    boolean isOfHosts =
        SearchWords.asksFor(given, "snapshotEnvironments", ENVIRONMENTS, SourceRequest.PHYSICAL);
    boolean canMatch =
        named.filter(Set::isEmpty).isEmpty()
            && (words.isEmpty() || !statuses.isEmpty())
            && !kinds.isEmpty()
            && isHere
            && isOfHosts;
    Set<RecoveryId> some = named.orElse(Set.of());
    return canMatch
        ? Optional.of(
            new RecoveryQuery(
                areChildren ? Set.of() : some,
                areChildren ? some : Set.of(),
                time("startTimeUsecs", Instant.MIN),
                time("endTimeUsecs", Instant.MAX),
                statuses,
                kinds))
        : Optional.empty();
  }

  private boolean areChildren(boolean areNamed) {
    boolean areChildren = given.flag("returnOnlyChildRecoveries").orElse(false);
    if (areChildren && !areNamed) {
      throw new InvalidInputException(
          "parameter.value", "The parameter returnOnlyChildRecoveries goes only with ids.");
    }
    return areChildren;
  }

  /** Snapshots lie on this server, and nowhere else. */
  private boolean isStoredHere() {
    List<String> targets = given.words("snapshotTargetType", TARGETS);
    if (!given.words("archivalTargetType", ARCHIVES).isEmpty() && !targets.contains("Archival")) {
      throw new InvalidInputException(
          "parameter.value",
          "The parameter archivalTargetType goes only with the snapshotTargetType Archival.");
    }
    return targets.isEmpty() || targets.contains(ObjectSnapshotsResponse.LOCAL);
  }

  /** Those that are asked for; the contract's other actions are none of ours. */
  private static Set<RecoveryKind> kinds(List<String> actions) {
    Set<RecoveryKind> kinds = EnumSet.noneOf(RecoveryKind.class);
    if (actions.isEmpty() || actions.contains(RECOVER_FILES)) {
      kinds.add(RecoveryKind.FILES);
    }
    if (actions.isEmpty() || actions.contains(DOWNLOAD)) {
      kinds.add(RecoveryKind.DOWNLOAD);
    }
    if (actions.isEmpty() || actions.contains(RECOVER_VOLUMES)) {
      kinds.add(RecoveryKind.VOLUMES);
    }
    return kinds;
  }

  private Instant time(String parameter, Instant otherwise) {
    return given.number(parameter, 0, WireMicros.MAX).map(WireMicros::instant).orElse(otherwise);
  }
}
