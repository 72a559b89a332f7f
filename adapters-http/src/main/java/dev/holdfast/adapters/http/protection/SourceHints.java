package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.json.JsonRecords;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a source is kept for the client and never obeyed here. */
record SourceHints(
    @Nullable List<WireKeyValue> advancedConfigs, @Nullable List<String> applications) {
  private static final JsonRecords<SourceHints> RECORDS = JsonRecords.of(SourceHints.class);

  static SourceHints of(JsonObject kept) {
    return RECORDS.read(kept);
  }

  JsonObject kept() {
    return RECORDS.keep(this);
  }
}
