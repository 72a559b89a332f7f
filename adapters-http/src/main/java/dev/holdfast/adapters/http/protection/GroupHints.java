package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.json.JsonRecords;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a group is kept for the client and changes nothing here. */
record GroupHints(
    @Nullable String qosPolicy,
    @Nullable List<WireKeyValue> advancedConfigs,
    @Nullable List<WireSla> sla) {

  private static final JsonRecords<GroupHints> RECORDS = JsonRecords.of(GroupHints.class);

  static GroupHints of(JsonObject kept) {
    return RECORDS.read(kept);
  }

  static GroupHints of(GroupRequest given) {
    List<WireSla> stored =
        given.sla() == null
            ? List.of()
            : given.sla().stream().filter(WireSla::isStoredOnly).toList();
    return new GroupHints(
        given.qosPolicy(), given.advancedConfigs(), stored.isEmpty() ? null : stored);
  }

  JsonObject kept() {
    return RECORDS.keep(this);
  }
}
