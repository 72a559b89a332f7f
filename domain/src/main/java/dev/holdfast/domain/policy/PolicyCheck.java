package dev.holdfast.domain.policy;

import java.time.Instant;
import java.util.List;

/** Whether the parts of a policy, each of which is right, say something that can be done. */
public final class PolicyCheck {
  private static final int NAME_CHARACTERS_MAX = 255;
  private static final int DESCRIPTION_CHARACTERS_MAX = 4096;

  private PolicyCheck() {}

  /**
   * Passes where a policy may be stored.
   *
   * @param now blackouts are looked at from here on
   * @throws dev.holdfast.domain.error.InvalidInputException with a sentence for each cause, which
   *     begins with the field of the published API
   */
  public static void check(PolicySettings policy, Instant now) {
    FieldCauses causes = new FieldCauses();
    checkText(causes, policy);
    checkCount(causes, "extendedRetention", policy.extended(), Limits.EXTENDED_RETENTIONS_MAX);
    checkCount(causes, "blackoutWindow", policy.blackouts(), Limits.BLACKOUT_WINDOWS_MAX);
    checkCount(
        causes,
        "backupPolicy.regular.fullBackups",
        policy.regular().fullBackups(),
        Limits.FULL_BACKUPS_MAX);
    checkFullRuns(causes, policy.regular());
    if (policy.blackouts().size() <= Limits.BLACKOUT_WINDOWS_MAX
        && policy.blackoutCalendar().coverTheWeek(now)) {
      causes.add("blackoutWindow", "leaves no time of the week in which a run could start.");
    }
    causes.throwIfAny();
  }

  private static void checkText(FieldCauses causes, PolicySettings policy) {
    if (policy.name().isBlank()) {
      causes.add("name", "is empty; give the policy a name.");
    }
    if (policy.name().codePoints().anyMatch(Character::isISOControl)) {
      causes.add("name", "holds a control character; use visible ones only.");
    }
    checkLength(causes, "name", policy.name(), NAME_CHARACTERS_MAX);
    checkLength(causes, "description", policy.description(), DESCRIPTION_CHARACTERS_MAX);
  }

  private static void checkLength(FieldCauses causes, String field, String text, int most) {
    int characters = text.codePointCount(0, text.length());
    if (characters > most) {
      causes.add(field, "has " + characters + " characters; at most " + most + " are allowed.");
    }
  }

  private static void checkCount(FieldCauses causes, String field, List<?> entries, int most) {
    if (entries.size() > most) {
      causes.add(field, "has " + entries.size() + " entries; at most " + most + " are allowed.");
    }
  }

  private static void checkFullRuns(FieldCauses causes, RegularBackups regular) {
    if (!(regular.full() instanceof Schedule.OnDemand) && !regular.fullBackups().isEmpty()) {
      causes.add("backupPolicy.regular.full", "excludes fullBackups; give fullBackups alone.");
    }
  }
}
