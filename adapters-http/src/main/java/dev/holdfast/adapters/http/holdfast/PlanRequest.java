package dev.holdfast.adapters.http.holdfast;

import jakarta.validation.constraints.NotNull;
import java.util.List;

/** Which paths a restore would bring back. */
record PlanRequest(@NotNull List<@NotNull String> paths) {}
