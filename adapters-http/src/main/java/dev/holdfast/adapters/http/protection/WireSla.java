package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.Sla;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How long runs of a type may take, as the contract writes it. */
record WireSla(@NotNull String backupRunType, @NotNull @Min(1) @Max(MINUTES_MAX) Long slaMinutes) {

  /** A year, as the domain bounds it. */
  private static final long MINUTES_MAX = 366L * 24 * 60;

  /** Of a type that no group here runs, so that it is only stored. */
  private static final String LOG = "kLog";

  private static final Map<String, RunType> TYPES =
      Map.of("kIncremental", RunType.REGULAR, "kFull", RunType.FULL);

  static WireSla of(Sla sla) {
    String word = sla.runType() == RunType.FULL ? "kFull" : "kIncremental";
    return new WireSla(word, sla.max().toMinutes());
  }

  /** Those that bear on runs here; what is wrong goes to the causes. */
  static List<Sla> obeyed(@Nullable List<WireSla> given, FieldCauses causes) {
    List<Sla> slas = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (WireSla one : given == null ? List.<WireSla>of() : given) {
      RunType type = TYPES.get(one.backupRunType());
      if (!seen.add(one.backupRunType())) {
        causes.add("sla.backupRunType", "names " + one.backupRunType() + " twice.");
      } else if (type != null) {
        slas.add(new Sla(type, Duration.ofMinutes(one.slaMinutes())));
      } else if (!one.isStoredOnly()) {
        causes.add("sla.backupRunType", "must be one of kIncremental, kFull, kLog.");
      }
    }
    return slas;
  }

  boolean isStoredOnly() {
    return backupRunType.equals(LOG);
  }
}
