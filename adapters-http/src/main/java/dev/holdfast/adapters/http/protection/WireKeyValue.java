package dev.holdfast.adapters.http.protection;

import jakarta.validation.constraints.NotNull;

/** A setting of the published API that has no name in it. */
record WireKeyValue(@NotNull String key, @NotNull String value) {}
