package dev.holdfast.testkit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.policy.ExtendedPeriods;
import dev.holdfast.domain.policy.ExtendedRetention;
import dev.holdfast.domain.policy.PolicyCheck;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.build.PolicyWords;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PolicyCheckTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void policyWithEverything_passes() {
    PolicyBuilder policy =
        new PolicyBuilder()
            .incremental(new Schedule.Hours(1))
            .fullBackup(PolicyWords.schedule("Weeks SUNDAY"), PolicyWords.retention("1 MONTHS"))
            .blackout(PolicyWords.blackout("FRIDAY 22:00 UTC to 06:00 UTC"))
            .extended(monthly());

    assertThatCode(() -> PolicyCheck.check(policy.build(), NOW)).doesNotThrowAnyException();
  }

  @Test
  void policyOnDemandOnly_passes() {
    assertThatCode(() -> PolicyCheck.check(new PolicyBuilder().build(), NOW))
        .doesNotThrowAnyException();
  }

  @Test
  void bothFormsOfFullBackups_excludeEachOther() {
    PolicyBuilder policy =
        new PolicyBuilder()
            .full(PolicyWords.schedule("Days 1"))
            .fullBackup(PolicyWords.schedule("Weeks SUNDAY"), PolicyWords.retention("1 MONTHS"));

    assertThat(causes(policy))
        .containsExactly("backupPolicy.regular.full excludes fullBackups; give fullBackups alone.");
  }

  @Test
  void windowsOverTheWholeWeek_areRefused_andTheirGapIsNot() {
    PolicyBuilder sixDays = new PolicyBuilder();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day != DayOfWeek.SUNDAY) {
        sixDays.blackout(PolicyWords.blackout(day + " 00:00 UTC to 00:00 UTC"));
      }
    }
    assertThat(causes(sixDays)).isEmpty();

    sixDays.blackout(PolicyWords.blackout("SUNDAY 00:00 UTC to 00:00 UTC"));

    assertThat(causes(sixDays))
        .containsExactly("blackoutWindow leaves no time of the week in which a run could start.");
  }

  @Test
  void tooManyOfAnything_isRefused_allAtOnce() {
    PolicyBuilder policy = new PolicyBuilder().name(" ").description("x".repeat(4097));
    for (int i = 0; i < 101; i++) {
      policy.blackout(PolicyWords.blackout("FRIDAY 22:00 UTC to 06:00 UTC"));
      policy.extended(monthly());
      policy.fullBackup(PolicyWords.schedule("Days 1"), PolicyWords.retention("1 MONTHS"));
    }

    assertThat(causes(policy))
        .containsExactly(
            "name is empty; give the policy a name.",
            "description has 4097 characters; at most 4096 are allowed.",
            "extendedRetention has 101 entries; at most 50 are allowed.",
            "blackoutWindow has 101 entries; at most 100 are allowed.",
            "backupPolicy.regular.fullBackups has 101 entries; at most 20 are allowed.");
  }

  @Test
  void nameThatCanNotBeShown_isRefused() {
    assertThat(causes(new PolicyBuilder().name("a\nb")))
        .containsExactly("name holds a control character; use visible ones only.");
    assertThat(causes(new PolicyBuilder().name("😀".repeat(256))))
        .containsExactly("name has 256 characters; at most 255 are allowed.");
    assertThat(causes(new PolicyBuilder().name("😀".repeat(255)))).isEmpty();
  }

  private static ExtendedRetention monthly() {
    return new ExtendedRetention(
        new ExtendedPeriods(ExtendedPeriods.Unit.MONTHS, 1, false),
        PolicyWords.retention("1 YEARS"));
  }

  private static List<String> causes(PolicyBuilder builder) {
    PolicySettings policy = builder.build();
    try {
      PolicyCheck.check(policy, NOW);
      return List.of();
    } catch (InvalidInputException refused) {
      return refused.causes();
    }
  }
}
