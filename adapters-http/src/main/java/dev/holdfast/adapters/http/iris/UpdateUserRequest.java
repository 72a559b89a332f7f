package dev.holdfast.adapters.http.iris;

import dev.holdfast.application.port.in.identity.ManageUsers.Change;
import dev.holdfast.application.port.in.identity.ManageUsers.PasswordChange;
import dev.holdfast.domain.error.InvalidInputException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user as a client wants it. Clients send back what they have read, so what can't be changed may
 * come, if it is as it was.
 */
record UpdateUserRequest(
    @NotNull @Size(max = 64) String sid,
    @Size(max = 254) @Nullable String emailAddress,
    @Size(max = 1000) @Nullable String description,
    @Nullable String password,
    @Nullable String currentPassword,
    @Nullable String username,
    @Nullable String domain,
    @Nullable String tenantId,
    @Nullable String authenticationType,
    @Nullable Boolean isActive,
    @Nullable Boolean isAccountLocked,
    @Nullable Boolean forcePasswordChange,
    @Nullable Boolean restricted,
    @Nullable Long expiredTimeMsecs,
    @Nullable List<String> roles,
    @Nullable List<String> additionalGroupNames,
    @Nullable List<String> privilegeIds) {

  /** Keeps the passwords to itself. */
  @Override
  public String toString() {
    return "UpdateUserRequest[" + sid + "]";
  }

  /** What is to be changed. */
  Change change() {
    if (password == null) {
      return new Change(emailAddress, description, null);
    }
    if (currentPassword == null) {
      throw new InvalidInputException(
          "user.password.current", "A new password needs the field currentPassword, too.");
    }
    return new Change(emailAddress, description, new PasswordChange(currentPassword, password));
  }

  /**
   * Passes where everything else is as it is.
   *
   * @throws InvalidInputException naming the first field that is not
   */
  void requireOtherwiseAs(UserDetails user) {
    requireSame(
        "username", username == null ? null : username.toLowerCase(Locale.ROOT), user.username());
    requireSame("domain", domain, user.domain());
    requireSame("tenantId", tenantId, user.tenantId());
    requireSame("authenticationType", authenticationType, user.authenticationType());
    requireSame("isActive", isActive, user.isActive());
    requireSame("isAccountLocked", isAccountLocked, false);
    requireSame("forcePasswordChange", forcePasswordChange, false);
    requireSame("restricted", restricted, false);
    requireSame("expiredTimeMsecs", expiredTimeMsecs, 0L);
    requireSame("roles", roles, List.of());
    requireSame("additionalGroupNames", additionalGroupNames, List.of());
    requireSame(
        "privilegeIds",
        privilegeIds == null ? null : Set.copyOf(privilegeIds),
        Set.copyOf(user.privilegeIds()));
  }

  private static void requireSame(String field, @Nullable Object wanted, Object kept) {
    if (wanted != null && !Objects.equals(wanted, kept)) {
      throw new InvalidInputException(
          "user.field.fixed",
          "The field "
              + field
              + " can't be changed here: emailAddress, description and password can.");
    }
  }
}
