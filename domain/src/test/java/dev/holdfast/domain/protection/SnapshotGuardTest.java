package dev.holdfast.domain.protection;

import static dev.holdfast.domain.protection.SampleSnapshots.NOW;
import static dev.holdfast.domain.protection.SampleSnapshots.OFFICER;
import static dev.holdfast.domain.protection.SampleSnapshots.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.policy.SnapshotLock.None;
import dev.holdfast.domain.policy.SnapshotLock.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/**
 * The table of what the guard lets happen to a snapshot whose lock ends two hours from now, now, or
 * an hour ago, and whose time is over in five hours or has been over for an hour.
 *
 * <p>{@code yes}: cleared; {@code audit}: cleared by setting a lock in force aside; {@code lock},
 * {@code hold}, {@code time}, {@code right}: refused for a lock in force, a legal hold, because it
 * does not expire yet, for want of the privilege.
 */
final class SnapshotGuardTest {
  private static final Instant LOCK_END = NOW.plus(Duration.ofHours(2));
  private static final Instant BEFORE_LOCK_END = NOW.plus(Duration.ofHours(1));
  private static final Instant EXPIRY = NOW.plus(Duration.ofHours(5));
  private static final Instant PAST = NOW.minus(Duration.ofHours(1));

  private record Case(SnapshotLock lock, boolean isHeld, Principal by) {
    KeptSnapshot snapshot(Instant expiry) {
      return SampleSnapshots.snapshot(lock, isHeld, expiry);
    }
  }

  private interface Act {
    Verdict on(Case one);
  }

  @Test
  void act_isAnsweredByTheTable() {
    assertThat(Table.of(cases(), acts(), (one, act) -> answer(act.on(one))))
        .isEqualTo(
            Table.golden(
                """
                                             | expire expire-early delete delete-late with-group with-group-late shorten-to-past shorten-in-lock shorten-to-lock-end hold  release dispose
                none,operator                | yes    time         yes    yes         yes        yes             yes             yes             yes                 right right   live
                none,officer                 | yes    time         yes    yes         yes        yes             yes             yes             yes                 yes   yes     live
                none,held,operator           | hold   time         hold   hold        hold       hold            hold            yes             yes                 right right   live
                none,held,officer            | hold   time         hold   hold        hold       hold            hold            yes             yes                 yes   yes     live
                admin,operator               | lock   time         lock   lock        lock       lock            lock            lock            yes                 right right   live
                admin,officer                | lock   time         audit  audit       lock       lock            audit           audit           yes                 yes   yes     live
                admin,held,operator          | hold   time         hold   hold        hold       hold            hold            lock            yes                 right right   live
                admin,held,officer           | hold   time         hold   hold        hold       hold            hold            audit           yes                 yes   yes     live
                admin-ends,operator          | yes    time         yes    yes         yes        yes             yes             yes             yes                 right right   live
                admin-ends,officer           | yes    time         yes    yes         yes        yes             yes             yes             yes                 yes   yes     live
                admin-ends,held,operator     | hold   time         hold   hold        hold       hold            hold            yes             yes                 right right   live
                admin-ends,held,officer      | hold   time         hold   hold        hold       hold            hold            yes             yes                 yes   yes     live
                admin-over,operator          | yes    time         yes    yes         yes        yes             yes             yes             yes                 right right   live
                admin-over,officer           | yes    time         yes    yes         yes        yes             yes             yes             yes                 yes   yes     live
                admin-over,held,operator     | hold   time         hold   hold        hold       hold            hold            yes             yes                 right right   live
                admin-over,held,officer      | hold   time         hold   hold        hold       hold            hold            yes             yes                 yes   yes     live
                compliance,operator          | lock   time         lock   lock        lock       lock            lock            lock            yes                 right right   live
                compliance,officer           | lock   time         lock   lock        lock       lock            lock            lock            yes                 yes   yes     live
                compliance,held,operator     | hold   time         hold   hold        hold       hold            hold            lock            yes                 right right   live
                compliance,held,officer      | hold   time         hold   hold        hold       hold            hold            lock            yes                 yes   yes     live
                compliance-ends,operator     | yes    time         yes    yes         yes        yes             yes             yes             yes                 right right   live
                compliance-ends,officer      | yes    time         yes    yes         yes        yes             yes             yes             yes                 yes   yes     live
                compliance-ends,held,operator | hold  time         hold   hold        hold       hold            hold            yes             yes                 right right   live
                compliance-ends,held,officer | hold   time         hold   hold        hold       hold            hold            yes             yes                 yes   yes     live
                compliance-over,operator     | yes    time         yes    yes         yes        yes             yes             yes             yes                 right right   live
                compliance-over,officer      | yes    time         yes    yes         yes        yes             yes             yes             yes                 yes   yes     live
                compliance-over,held,operator | hold  time         hold   hold        hold       hold            hold            yes             yes                 right right   live
                compliance-over,held,officer | hold   time         hold   hold        hold       hold            hold            yes             yes                 yes   yes     live
                """));
  }

  @Test
  void snapshotThatIsOver_mayBeDisposedOf_unlessAHoldCameAfter() {
    KeptSnapshot over =
        removed(SnapshotGuard.expiry(SampleSnapshots.snapshot(new None(), false, PAST), NOW));

    assertThat(answer(SnapshotGuard.disposal(over))).isEqualTo("yes");
    assertThat(answer(SnapshotGuard.disposal(over.held()))).isEqualTo("hold");
  }

  private static KeptSnapshot removed(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Cleared(Clearance clearance) ->
          SampleSnapshots.snapshot(new None(), false, PAST).changedBy(clearance);
      case Verdict.Refused(String reason) -> throw new AssertionError(reason);
    };
  }

  private static SequencedMap<String, Act> acts() {
    SequencedMap<String, Act> acts = new LinkedHashMap<>();
    acts.put("expire", one -> SnapshotGuard.expiry(one.snapshot(PAST), NOW));
    acts.put("expire-early", one -> SnapshotGuard.expiry(one.snapshot(EXPIRY), NOW));
    acts.put("delete", one -> SnapshotGuard.removal(one.snapshot(EXPIRY), one.by(), NOW));
    acts.put("delete-late", one -> SnapshotGuard.removal(one.snapshot(PAST), one.by(), NOW));
    acts.put("with-group", one -> SnapshotGuard.removalWithGroup(one.snapshot(EXPIRY), NOW));
    acts.put("with-group-late", one -> SnapshotGuard.removalWithGroup(one.snapshot(PAST), NOW));
    acts.put("shorten-to-past", one -> shortened(one, PAST));
    acts.put("shorten-in-lock", one -> shortened(one, BEFORE_LOCK_END));
    acts.put("shorten-to-lock-end", one -> shortened(one, LOCK_END));
    acts.put("hold", one -> SnapshotGuard.holding(one.snapshot(EXPIRY), one.by()));
    acts.put("release", one -> SnapshotGuard.release(one.snapshot(EXPIRY), one.by()));
    acts.put("dispose", one -> SnapshotGuard.disposal(one.snapshot(EXPIRY)));
    return acts;
  }

  private static Verdict shortened(Case one, Instant expiry) {
    return SnapshotGuard.shortening(one.snapshot(EXPIRY), expiry, one.by(), NOW);
  }

  private static SequencedMap<String, Case> cases() {
    SequencedMap<String, Case> cases = new LinkedHashMap<>();
    locks()
        .forEach(
            (name, lock) -> {
              cases.put(name + ",operator", new Case(lock, false, OPERATOR));
              cases.put(name + ",officer", new Case(lock, false, OFFICER));
              cases.put(name + ",held,operator", new Case(lock, true, OPERATOR));
              cases.put(name + ",held,officer", new Case(lock, true, OFFICER));
            });
    return cases;
  }

  private static SequencedMap<String, SnapshotLock> locks() {
    SequencedMap<String, SnapshotLock> locks = new LinkedHashMap<>();
    locks.put("none", new None());
    locks.put("admin", new Until(DatalockMode.ADMINISTRATIVE, LOCK_END));
    locks.put("admin-ends", new Until(DatalockMode.ADMINISTRATIVE, NOW));
    locks.put("admin-over", new Until(DatalockMode.ADMINISTRATIVE, PAST));
    locks.put("compliance", new Until(DatalockMode.COMPLIANCE, LOCK_END));
    locks.put("compliance-ends", new Until(DatalockMode.COMPLIANCE, NOW));
    locks.put("compliance-over", new Until(DatalockMode.COMPLIANCE, PAST));
    return locks;
  }

  private static String answer(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Cleared(Clearance clearance) -> clearance.overridesLock() ? "audit" : "yes";
      case Verdict.Refused(String reason) -> word(reason);
    };
  }

  private static String word(String reason) {
    if (reason.startsWith("It does not expire before")) {
      return "time";
    }
    if (reason.startsWith("A datalock in the mode")) {
      return "lock";
    }
    return switch (reason) {
      case "It is under a legal hold, which must be released first." -> "hold";
      case "A legal hold is set only with the privilege DATA_SECURITY.",
          "A legal hold is released only with the privilege DATA_SECURITY." ->
          "right";
      case "It is live." -> "live";
      default -> throw new AssertionError("No such reason: " + reason);
    };
  }
}
