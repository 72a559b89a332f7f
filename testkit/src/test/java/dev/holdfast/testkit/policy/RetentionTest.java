package dev.holdfast.testkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.policy.Datalock;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.KeepReason;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.Retention;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.SnapshotLife;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.build.PolicyWords;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetentionTest {
  private static final Instant START = Instant.parse("2028-02-01T02:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          RETENTIONS                                                                      | EXPIRY            | LOCK                             | REASON
          1 DAYS                                                                          | 2028-02-02T02:00Z | none                             | a day
          2 WEEKS                                                                         | 2028-02-15T02:00Z | none                             | 14 days
          1 MONTHS                                                                        | 2028-03-02T02:00Z | none                             | 30 days, in a leap year too
          12 MONTHS                                                                       | 2029-01-26T02:00Z | none                             | 360 days
          1 YEARS                                                                         | 2029-01-31T02:00Z | none                             | 365 days, in a leap year too
          7 YEARS                                                                         | 2035-01-30T02:00Z | none                             | 2,555 days
          1 WEEKS; 1 MONTHS; 3 DAYS                                                       | 2028-03-02T02:00Z | none                             | the latest expiry wins
          2 WEEKS locked COMPLIANCE 1 WEEKS                                               | 2028-02-15T02:00Z | COMPLIANCE 2028-02-08T02:00Z     | shorter than the retention
          1 MONTHS locked ADMINISTRATIVE 1 MONTHS                                         | 2028-03-02T02:00Z | ADMINISTRATIVE 2028-03-02T02:00Z | as long as the retention
          1 WEEKS locked COMPLIANCE 1 DAYS; 1 MONTHS locked ADMINISTRATIVE 2 DAYS         | 2028-03-02T02:00Z | COMPLIANCE 2028-02-03T02:00Z     | the later end in the stronger mode
          1 MONTHS locked ADMINISTRATIVE 2 DAYS; 1 WEEKS locked COMPLIANCE 1 DAYS         | 2028-03-02T02:00Z | COMPLIANCE 2028-02-03T02:00Z     | in any order
          1 MONTHS; 1 WEEKS locked COMPLIANCE 1 WEEKS                                     | 2028-03-02T02:00Z | COMPLIANCE 2028-02-08T02:00Z     | a lock belongs to its retention
          """)
  void expiryAndLock_countFromTheStartOfTheRun(
      String retentions, String expiry, String lock, String reason) {
    List<Retention> all =
        Arrays.stream(retentions.split(";", -1)).map(PolicyWords::retention).toList();

    SnapshotLife life = SnapshotLife.of(RunType.REGULAR, START, all);

    assertThat(life.expiry()).as(reason).isEqualTo(PolicyWords.at(expiry));
    assertThat(text(life.lock())).as(reason).isEqualTo(lock);
    assertThat(life.reasons()).hasSize(all.size() + (lock.equals("none") ? 0 : 1));
  }

  @Test
  void lockOfThePolicyAlone_lastsForTheWholeRetention() {
    PolicySettings policy =
        new PolicyBuilder()
            .keep(PolicyWords.retention("2 WEEKS"))
            .lock(new Datalock.WholeRetention(DatalockMode.COMPLIANCE))
            .build();

    SnapshotLife life =
        SnapshotLife.of(RunType.REGULAR, START, policy.retentionsOf(RunType.REGULAR));

    assertThat(life.lock())
        .isEqualTo(new SnapshotLock.Until(DatalockMode.COMPLIANCE, life.expiry()));
    assertThat(life.reasons().getLast())
        .isEqualTo(new KeepReason.Locked(DatalockMode.COMPLIANCE, life.expiry()));
  }

  @Test
  void lockOfARetention_winsOverThatOfThePolicy() {
    PolicySettings policy =
        new PolicyBuilder()
            .keep(PolicyWords.retention("2 WEEKS locked ADMINISTRATIVE 1 DAYS"))
            .lock(new Datalock.WholeRetention(DatalockMode.COMPLIANCE))
            .build();

    assertThat(text(lifeOf(policy).lock())).isEqualTo("ADMINISTRATIVE 2028-02-02T02:00Z");
  }

  @Test
  void fullRunsOfTheOlderForm_shareTheBaseRetention() {
    Retention base = PolicyWords.retention("3 WEEKS");
    PolicySettings older =
        new PolicyBuilder().full(PolicyWords.schedule("Weeks SUNDAY")).keep(base).build();

    assertThat(older.retentionsOf(RunType.FULL)).containsExactly(base);
    assertThat(older.fullRuns())
        .singleElement()
        .satisfies(full -> assertThat(full.retention()).isEqualTo(base));
    assertThat(new PolicyBuilder().keep(base).build().retentionsOf(RunType.FULL))
        .containsExactly(base);
  }

  private static SnapshotLife lifeOf(PolicySettings policy) {
    return SnapshotLife.of(RunType.REGULAR, START, policy.retentionsOf(RunType.REGULAR));
  }

  private static String text(SnapshotLock lock) {
    return switch (lock) {
      case SnapshotLock.None() -> "none";
      case SnapshotLock.Until(DatalockMode mode, Instant end) ->
          mode + " " + end.toString().replace(":00Z", "Z");
    };
  }
}
