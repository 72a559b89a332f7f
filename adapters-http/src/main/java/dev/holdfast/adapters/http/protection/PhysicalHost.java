package dev.holdfast.adapters.http.protection;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A host as clients register it.
 *
 * @param forceRegister takes a host from another server; no host here is bound to any
 * @param applications stored and returned: nothing of them is backed up
 */
record PhysicalHost(
    @NotNull String endpoint,
    @Nullable Boolean forceRegister,
    @Pattern(
            regexp = LINUX,
            message = "can only be kLinux; Holdfast reads no files of other systems yet")
        @Nullable String hostType,
    @Pattern(regexp = HOST, message = "can only be kHost; Holdfast serves no clusters and groups")
        @Nullable String physicalType,
    @Nullable
        List<
            @Pattern(
                regexp = "kSQL|kOracle",
                message = "can only be kSQL and kOracle; others are not known")
            String>
        applications) {

  static final String LINUX = "kLinux";
  static final String HOST = "kHost";
}
