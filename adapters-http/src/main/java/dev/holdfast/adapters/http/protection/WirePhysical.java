package dev.holdfast.adapters.http.protection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What a group protects of physical hosts, as the contract writes it. */
record WirePhysical(
    @NotNull String protectionType,
    @Nullable Object volumeProtectionTypeParams,
    @Valid @Nullable WireFileGroup fileProtectionTypeParams) {}
