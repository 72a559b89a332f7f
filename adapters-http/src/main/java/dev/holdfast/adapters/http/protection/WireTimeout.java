package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.RunTimeouts;
import dev.holdfast.domain.policy.RunType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * After how long a run is cancelled, as the contract writes it; without minutes there is no limit.
 */
record WireTimeout(@Nullable Long timeoutMins, @Nullable String backupType) {
  private static final Map<String, RunType> OBEYED =
      Map.of("kRegular", RunType.REGULAR, "kFull", RunType.FULL);
  private static final Set<String> STORED =
      Set.of("kLog", "kSystem", "kHydrateCDP", "kStorageArraySnapshot");

  static List<WireTimeout> of(RunTimeouts timeouts) {
    return OBEYED.entrySet().stream()
        .filter(type -> timeouts.minutes().containsKey(type.getValue()))
        .sorted(Map.Entry.comparingByValue())
        .map(type -> new WireTimeout(timeouts.minutes().get(type.getValue()), type.getKey()))
        .toList();
  }

  /** The limits of the types of runs that there are. */
  static RunTimeouts obeyed(List<WireTimeout> all) {
    Map<RunType, Long> minutes = new EnumMap<>(RunType.class);
    for (WireTimeout timeout : all) {
      RunType type = OBEYED.get(timeout.type());
      if (type != null
          && timeout.timeoutMins() != null
          && minutes.put(type, timeout.timeoutMins()) != null) {
        throw Words.refusal("backupType", "names " + timeout.type() + " twice; give it one limit.");
      }
    }
    return new RunTimeouts(minutes);
  }

  /** The limits of other types, which are only stored; null if there are none. */
  static @Nullable List<WireTimeout> storedOnly(List<WireTimeout> all) {
    List<WireTimeout> stored =
        all.stream()
            .filter(timeout -> timeout.timeoutMins() != null)
            .filter(timeout -> STORED.contains(timeout.type()))
            .toList();
    return stored.isEmpty() ? null : stored;
  }

  private String type() {
    if (backupType == null) {
      throw Words.refusal("backupType", "is missing; say which runs the limit is for.");
    }
    if (!OBEYED.containsKey(backupType) && !STORED.contains(backupType)) {
      throw Words.refusal(
          "backupType",
          "must be one of kRegular, kFull, kLog, kSystem, kHydrateCDP, kStorageArraySnapshot.");
    }
    return backupType;
  }
}
