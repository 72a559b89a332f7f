package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.json.JsonRecords;
import dev.holdfast.adapters.http.protection.WireSchedule.Unit;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.policy.FieldCauses;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a policy is kept for the client and never obeyed here. */
record StoredOnly(
    @Nullable Long version,
    @Nullable Boolean isCBSEnabled,
    @Nullable WireOtherBackups log,
    @Nullable WireOtherBackups bmr,
    @Nullable WireContinuous cdp,
    @Nullable WireOtherBackups storageArraySnapshot,
    @Nullable List<WireTimeout> runTimeouts) {

  private static final JsonRecords<StoredOnly> RECORDS = JsonRecords.of(StoredOnly.class);
  private static final Set<Unit> LOG_UNITS = EnumSet.of(Unit.MINUTES, Unit.HOURS);
  private static final Set<Unit> BMR_UNITS =
      EnumSet.of(Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS);
  private static final Set<Unit> ARRAY_UNITS = EnumSet.range(Unit.MINUTES, Unit.YEARS);

  static StoredOnly of(JsonObject kept) {
    return RECORDS.read(kept);
  }

  JsonObject kept() {
    return RECORDS.keep(this);
  }

  /** Those of a request, checked; what is wrong goes to the causes. */
  static StoredOnly of(PolicyRequest request, String path, FieldCauses causes) {
    WireBackupPolicy given = request.backupPolicy();
    return new StoredOnly(
        request.version(),
        request.isCBSEnabled(),
        checked(given.log(), LOG_UNITS, path + ".log", causes),
        checked(given.bmr(), BMR_UNITS, path + ".bmr", causes),
        given.cdp() == null ? null : causes.within(path + ".cdp", given.cdp()::checked),
        checked(given.storageArraySnapshot(), ARRAY_UNITS, path + ".storageArraySnapshot", causes),
        causes.within(path + ".runTimeouts", () -> WireTimeout.storedOnly(given.timeouts())));
  }

  private static @Nullable WireOtherBackups checked(
      @Nullable WireOtherBackups part, Set<Unit> units, String path, FieldCauses causes) {
    return part == null ? null : causes.within(path, () -> part.checked(units));
  }
}
