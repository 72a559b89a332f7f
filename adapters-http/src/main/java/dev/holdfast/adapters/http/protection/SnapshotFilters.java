package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.SnapshotContent;
import dev.holdfast.domain.protection.SnapshotQuery;
import dev.holdfast.domain.protection.SnapshotQuery.Span;
import dev.holdfast.domain.source.ObjectId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of an object's snapshots. */
record SnapshotFilters(Query given, WireIds ids) {
  private static final Set<String> RUN_TYPES =
      Set.of("kFull", "kHydrateCDP", "kLog", "kRegular", "kStorageArraySnapshot", "kSystem");

  /** What asks for snapshots of a kind, among the many keys of the contract. */
  private static final Map<String, SnapshotContent> KEYS =
      Map.of("kPhysicalFiles", SnapshotContent.FILES, "kPhysical", SnapshotContent.VOLUMES);

  /** What is asked for; empty where nothing can match. */
  Optional<SnapshotQuery> query(ObjectId object) {
    List<String> words = given.words("runTypes", RUN_TYPES);
    Set<RunType> types =
        words.stream()
            .flatMap(word -> KWords.find(word, RunType.class).stream())
            .collect(Collectors.toUnmodifiableSet());
    Optional<Set<GroupId>> groups = ids.groups(given, "protectionGroupIds");
    Set<SnapshotContent> contents = ContentWords.ofActions(given);
    contents.retainAll(ContentWords.among(given.texts("objectActionKeys"), KEYS));
    Span taken = span("fromTimeUsecs", "toTimeUsecs");
    Span started = span("runStartFromTimeUsecs", "runStartToTimeUsecs");
    boolean canMatch =
        (words.isEmpty() || !types.isEmpty())
            && groups.filter(Set::isEmpty).isEmpty()
            && !contents.isEmpty()
            && given.texts("regionIds").isEmpty();
    return canMatch
        ? Optional.of(
            new SnapshotQuery(
                object,
                groups.orElse(Set.of()),
                types,
                Set.copyOf(given.numbers("runInstanceIds")),
                contents,
                taken,
                started))
        : Optional.empty();
  }

  private Span span(String from, String to) {
    @Nullable Instant begin = time(from);
    @Nullable Instant end = time(to);
    if (begin != null && end != null && begin.isAfter(end)) {
      throw new InvalidInputException(
          "parameter.value", "The parameter %s must not lie after %s.".formatted(from, to));
    }
    return new Span(begin, end);
  }

  private @Nullable Instant time(String parameter) {
    return given.number(parameter, 0, WireMicros.MAX).map(WireMicros::instant).orElse(null);
  }
}
