package dev.holdfast.application.service.recovery;

import dev.holdfast.application.port.out.Recoveries;
import dev.holdfast.application.port.out.Recoveries.Change;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.tenant.TenantId;
import java.util.Optional;
import java.util.function.Function;

/** Changes recoveries: decided on what is stored, and decided anew if somebody else was faster. */
final class RecoveryEdits {
  /** Beside its worker, only clients that cancel change a recovery. */
  private static final int TRIES_MAX = 20;

  private final Recoveries recoveries;

  RecoveryEdits(Recoveries recoveries) {
    this.recoveries = recoveries;
  }

  /** What is to become of a recovery; the change is null if nothing is. */
  sealed interface Edit {
    record Make(Change change) implements Edit {}

    record Leave() implements Edit {}
  }

  /**
   * Makes a change.
   *
   * @return the recovery as it was decided; empty if another worker has its job by now
   * @throws NotFoundException if the tenant has none of this id
   */
  Optional<Recovery> edit(TenantId tenant, RecoveryId id, Function<Recovery, Edit> decision) {
    for (int i = 0; i < TRIES_MAX; i++) {
      Recovery stored = recoveries.find(tenant, id).orElseThrow(() -> missing(id));
      switch (decision.apply(stored)) {
        case Edit.Leave() -> {
          return Optional.of(stored);
        }
        case Edit.Make(Change change) -> {
          switch (recoveries.change(change)) {
            case DONE -> {
              return Optional.of(change.recovery());
            }
            case LEASE_LOST -> {
              return Optional.empty();
            }
            case STALE -> {}
          }
        }
      }
    }
    throw new UnavailableException(
        "recovery.busy",
        "Recovery %s was changed by others %d times in a row; try again.".formatted(id, TRIES_MAX));
  }

  static NotFoundException missing(RecoveryId id) {
    return new NotFoundException("recovery.missing", "There is no recovery " + id + ".");
  }
}
