package dev.holdfast.adapters.http.protection;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies elsewhere, as the contract writes them. There are none yet. */
record WireTargets(
    @Size(max = 0, message = MUST_BE_EMPTY) @Nullable List<Object> replicationTargets,
    @Size(max = 0, message = MUST_BE_EMPTY) @Nullable List<Object> archivalTargets,
    @Size(max = 0, message = MUST_BE_EMPTY) @Nullable List<Object> cloudSpinTargets,
    @Size(max = 0, message = MUST_BE_EMPTY) @Nullable List<Object> onpremDeployTargets,
    @Size(max = 0, message = MUST_BE_EMPTY) @Nullable List<Object> rpaasTargets) {

  static final String MUST_BE_EMPTY = "must be empty: Holdfast makes no copies elsewhere yet";
}
