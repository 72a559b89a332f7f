package dev.holdfast.engine.forget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Seeds;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotDetails;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ForgetPlanTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Set<GroupBy> HOST_AND_PATHS = EnumSet.of(GroupBy.HOST, GroupBy.PATHS);

  private final MadeSnapshots made = new MadeSnapshots();

  @Test
  void last_keepsTheNewest() {
    assertThat(
            kept(
                count(Interval.LAST, 2),
                made.at("2026-11-20T10:00:00Z"),
                made.at("2026-11-22T10:00:00Z"),
                made.at("2026-11-21T10:00:00Z")))
        .containsExactly(
            Map.entry("2026-11-22T10:00Z", "last snapshot"),
            Map.entry("2026-11-21T10:00Z", "last snapshot"));
  }

  @Test
  void daily_keepsTheNewestOfEachDay_andTheOldestWithTheCountThatIsLeft() {
    assertThat(
            kept(
                count(Interval.DAILY, 5),
                made.at("2026-11-22T10:00:00Z"),
                made.at("2026-11-22T09:00:00Z"),
                made.at("2026-11-20T10:00:00Z"),
                made.at("2026-11-20T09:00:00Z"),
                made.at("2026-11-20T08:00:00Z")))
        .containsExactly(
            Map.entry("2026-11-22T10:00Z", "daily snapshot"),
            Map.entry("2026-11-20T10:00Z", "daily snapshot"),
            Map.entry("2026-11-20T08:00Z", "oldest daily snapshot"));
  }

  @Test
  void oldest_isForgotten_whenTheCountIsUsedUp() {
    assertThat(
            kept(
                count(Interval.DAILY, 2),
                made.at("2026-11-22T10:00:00Z"),
                made.at("2026-11-20T10:00:00Z"),
                made.at("2026-11-20T09:00:00Z")))
        .containsOnlyKeys("2026-11-22T10:00Z", "2026-11-20T10:00Z");
  }

  @Test
  void dayAndHour_areThoseOfThePlaceWhereASnapshotWasMade() {
    assertThat(
            kept(
                count(Interval.DAILY, 9),
                made.at("2026-11-22T00:30:00+02:00"),
                made.at("2026-11-21T21:30:00Z"),
                made.at("2026-11-21T20:00:00Z"),
                made.at("2026-11-20T20:00:00Z")))
        .containsOnlyKeys("2026-11-22T00:30+02:00", "2026-11-21T21:30Z", "2026-11-20T20:00Z");
  }

  @Test
  void weeks_areThoseOfIso8601_acrossTheTurnOfTheYear() {
    assertThat(
            kept(
                count(Interval.WEEKLY, 3),
                made.at("2026-01-04T10:00:00Z"),
                made.at("2025-12-29T10:00:00Z"),
                made.at("2025-12-28T10:00:00Z"),
                made.at("2025-12-20T10:00:00Z"),
                made.at("2025-12-10T10:00:00Z")))
        .containsOnlyKeys("2026-01-04T10:00Z", "2025-12-28T10:00Z", "2025-12-20T10:00Z");
  }

  @Test
  void within_isCountedFromTheNewestSnapshotThatIsNotFromTheFuture() {
    assertThat(
            kept(
                new KeepRules(Map.of(), Map.of(Interval.LAST, Span.parse("3d")), List.of()),
                made.at("2030-01-01T00:00:00Z"),
                made.at("2026-11-20T10:00:00Z"),
                made.at("2026-11-17T10:00:01Z"),
                made.at("2026-11-17T10:00:00Z")))
        .containsExactly(
            Map.entry("2030-01-01T00:00Z", "within 3d"),
            Map.entry("2026-11-20T10:00Z", "within 3d"),
            Map.entry("2026-11-17T10:00:01Z", "within 3d"));
  }

  @Test
  void withinDaily_keepsOneADay_forSoLong() {
    assertThat(
            kept(
                new KeepRules(Map.of(), Map.of(Interval.DAILY, Span.parse("2d")), List.of()),
                made.at("2026-11-20T10:00:00Z"),
                made.at("2026-11-20T09:00:00Z"),
                made.at("2026-11-19T10:00:00Z"),
                made.at("2026-11-18T09:00:00Z")))
        .containsExactly(
            Map.entry("2026-11-20T10:00Z", "daily within 2d"),
            Map.entry("2026-11-19T10:00Z", "daily within 2d"));
  }

  @Test
  void tags_areAllNeeded_ofOneList() {
    assertThat(
            kept(
                new KeepRules(Map.of(), Map.of(), List.of(List.of("a", "b"), List.of("c"))),
                made.at("2026-11-20T10:00:00Z", "a"),
                made.at("2026-11-19T10:00:00Z", "b", "x", "a"),
                made.at("2026-11-18T10:00:00Z", "c")))
        .containsExactly(
            Map.entry("2026-11-19T10:00Z", "has tags [a, b]"),
            Map.entry("2026-11-18T10:00Z", "has tags [c]"));
  }

  @Test
  void groups_areDecidedEachForItself() {
    SnapshotDetails time = SnapshotDetails.at(OffsetDateTime.parse("2026-11-20T10:00:00Z"));
    List<Snapshot> snapshots =
        List.of(
            made.of(time, "web", List.of("/srv", "/etc")),
            made.of(time, "web", List.of("/etc", "/srv")),
            made.of(time, "web", List.of("/etc")),
            made.of(time, "db", List.of("/etc")));

    ForgetPlan plan = ForgetPlan.of(snapshots, count(Interval.LAST, 1), HOST_AND_PATHS, NOW);

    assertThat(plan.groups())
        .extracting(GroupPlan::group)
        .containsExactly(
            new SnapshotGroup("db", List.of("/etc"), List.of()),
            new SnapshotGroup("web", List.of("/etc"), List.of()),
            new SnapshotGroup("web", List.of("/etc", "/srv"), List.of()));
    assertThat(plan.forgotten()).hasSize(1);
    assertThat(ForgetPlan.of(snapshots, count(Interval.LAST, 1), Set.of(), NOW).forgotten())
        .hasSize(3);
  }

  @Test
  void emptiedGroup_isNamed() {
    ForgetPlan plan =
        ForgetPlan.of(
            List.of(made.at("2026-11-20T10:00:00Z")),
            new KeepRules(Map.of(), Map.of(), List.of(List.of("keep"))),
            HOST_AND_PATHS,
            NOW);

    assertThat(plan.emptied())
        .containsExactly(new SnapshotGroup("web", List.of("/srv"), List.of()));
  }

  @Test
  void countsThatMakeNoSense_areRefused() {
    assertThatThrownBy(() -> count(Interval.DAILY, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("daily");
  }

  @Test
  void plan_dependsOnNoOrder_andLeavesNoSnapshotOut() {
    Seeds.forEachSeed(
        300,
        random -> {
          List<Snapshot> snapshots = someSnapshots(random);
          KeepRules rules = someRules(random);
          ForgetPlan plan = ForgetPlan.of(snapshots, rules, HOST_AND_PATHS, NOW);

          List<Snapshot> shuffled = new ArrayList<>(snapshots);
          Collections.shuffle(shuffled, new Random(random.nextLong()));
          ForgetPlan again = ForgetPlan.of(shuffled, rules, HOST_AND_PATHS, NOW);

          assertThat(again.forgotten()).isEqualTo(plan.forgotten());
          int kept = plan.groups().stream().mapToInt(group -> group.kept().size()).sum();
          assertThat(kept + plan.forgotten().size()).isEqualTo(snapshots.size());
        });
  }

  @Test
  void forgettingTwice_forgetsNothingMore_whereCountsAlone_rule() {
    Seeds.forEachSeed(
        300,
        random -> {
          KeepRules rules = count(Interval.LAST, 1 + random.nextInt(5));
          List<Snapshot> snapshots = someSnapshots(random);
          ForgetPlan plan = ForgetPlan.of(snapshots, rules, Set.of(), NOW);
          List<Snapshot> left =
              snapshots.stream()
                  .filter(snapshot -> !plan.forgotten().contains(snapshot.id()))
                  .toList();

          assertThat(ForgetPlan.of(left, rules, Set.of(), NOW).forgotten()).isEmpty();
        });
  }

  private List<Snapshot> someSnapshots(SplittableRandom random) {
    List<Snapshot> snapshots = new ArrayList<>();
    int count = 1 + random.nextInt(40);
    for (int i = 0; i < count; i++) {
      OffsetDateTime time =
          NOW.minusSeconds(random.nextLong(400L * 86_400) - 86_400)
              .atOffset(ZoneOffset.ofHours(random.nextInt(-11, 12)));
      snapshots.add(
          made.of(SnapshotDetails.at(time), random.nextBoolean() ? "web" : "db", List.of("/a")));
    }
    return snapshots;
  }

  private static KeepRules someRules(SplittableRandom random) {
    Map<Interval, Integer> counts = new LinkedHashMap<>();
    Map<Interval, Span> within = new LinkedHashMap<>();
    for (Interval interval : Interval.values()) {
      if (random.nextInt(3) == 0) {
        counts.put(interval, random.nextInt(8) == 0 ? KeepRules.UNLIMITED : 1 + random.nextInt(6));
      }
      if (random.nextInt(4) == 0) {
        within.put(interval, new Span(0, random.nextInt(3), random.nextInt(40), 1));
      }
    }
    return new KeepRules(counts, within, List.of());
  }

  private static KeepRules count(Interval interval, int count) {
    return new KeepRules(Map.of(interval, count), Map.of(), List.of());
  }

  /** What is kept, newest first: times, and reasons in words. */
  private static Map<String, String> kept(KeepRules rules, Snapshot... snapshots) {
    ForgetPlan plan = ForgetPlan.of(List.of(snapshots), rules, HOST_AND_PATHS, NOW);
    assertThat(plan.groups()).hasSize(1);
    Map<String, String> kept = new LinkedHashMap<>();
    for (KeptSnapshot snapshot : plan.groups().getFirst().kept()) {
      kept.put(
          snapshot.snapshot().details().time().toString(),
          String.join("; ", snapshot.reasons().stream().map(KeepReason::text).toList()));
    }
    return kept;
  }
}
