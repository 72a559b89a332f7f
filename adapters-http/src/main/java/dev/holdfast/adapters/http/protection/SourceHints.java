package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.json.JsonRecords;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a source is kept for the client and never obeyed here. */
record SourceHints(@Nullable List<Config> advancedConfigs, @Nullable List<String> applications) {
  private static final JsonRecords<SourceHints> RECORDS = JsonRecords.of(SourceHints.class);

  /** A setting of the published API that has no name in it. */
  record Config(@NotNull String key, @NotNull String value) {}

  static SourceHints of(JsonObject kept) {
    return RECORDS.read(kept);
  }

  JsonObject kept() {
    return RECORDS.keep(this);
  }
}
