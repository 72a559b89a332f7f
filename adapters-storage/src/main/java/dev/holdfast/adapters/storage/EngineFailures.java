package dev.holdfast.adapters.storage;

import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.error.LimitReachedException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.engine.error.AlreadyExistsException;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.error.LimitException;
import dev.holdfast.engine.error.LockedException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.error.UnsupportedFormatException;
import dev.holdfast.engine.error.WrongPasswordException;
import java.util.function.Supplier;

/** The engine's failures as the domain's: the same cause, and which tenant it hits. */
final class EngineFailures {
  private static final String CHECK =
      " Look with `restic check` at what is affected, and put the missing files back from a copy.";

  private EngineFailures() {}

  /** Does something with a tenant's repository. */
  static void run(TenantId tenant, Runnable action) {
    try {
      action.run();
    } catch (EngineException e) {
      throw translated(tenant, e);
    }
  }

  /** Asks something of a tenant's repository. */
  static <T> T call(TenantId tenant, Supplier<T> action) {
    try {
      return action.get();
    } catch (EngineException e) {
      throw translated(tenant, e);
    }
  }

  static HoldfastException translated(TenantId tenant, EngineException e) {
    return switch (e) {
      case CorruptException _ ->
          new DamagedException("repository.damaged", sentence(tenant, "is damaged", e, CHECK), e);
      case MissingException _ ->
          new DamagedException(
              "repository.incomplete", sentence(tenant, "is not complete", e, CHECK), e);
      case WrongPasswordException _ ->
          new DamagedException(
              "repository.password",
              sentence(
                  tenant,
                  "does not open with the password that the server keeps for it",
                  e,
                  " Repository and secrets must come from the same copy of the data folder."),
              e);
      case LockedException _ ->
          new UnavailableException("repository.locked", sentence(tenant, "is locked", e, ""), e);
      case StoreException _ ->
          new UnavailableException(
              "repository.unavailable", sentence(tenant, "is out of reach", e, ""), e);
      case UnsupportedFormatException _ ->
          new StateConflictException(
              "repository.format", sentence(tenant, "has a form that is not known", e, ""));
      case AlreadyExistsException _ ->
          new StateConflictException(
              "repository.conflict", sentence(tenant, "was changed by somebody else", e, ""));
      case LimitException _ ->
          new LimitReachedException(
              "repository.limit", sentence(tenant, "has reached a limit", e, ""));
    };
  }

  private static String sentence(TenantId tenant, String what, EngineException e, String nextStep) {
    String cause = String.valueOf(e.getMessage());
    String end = cause.endsWith(".") ? "" : ".";
    return "The repository of tenant " + tenant + " " + what + ": " + cause + end + nextStep;
  }
}
