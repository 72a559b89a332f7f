package dev.holdfast.application.port.in.identity;

import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The users of the principal's tenant. */
public interface ManageUsers {

  /** A new password, and the one that it takes the place of. */
  record PasswordChange(String current, String wanted) {
    /** Says nothing of either. */
    @Override
    public String toString() {
      return "PasswordChange";
    }
  }

  /**
   * What is to be changed; what is null stays as it is.
   *
   * @param emailAddress empty for none
   * @param description empty for none
   */
  record Change(
      @Nullable String emailAddress,
      @Nullable String description,
      @Nullable PasswordChange password) {}

  /**
   * All users of the tenant, by name.
   *
   * @throws dev.holdfast.domain.error.ForbiddenException without {@code PRINCIPAL_VIEW}
   */
  List<User> users(Principal principal);

  /**
   * One user; everybody may look at himself.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has no such user
   * @throws dev.holdfast.domain.error.ForbiddenException if it is another one, and the principal
   *     lacks {@code PRINCIPAL_MODIFY}
   */
  User user(Principal principal, ClientId id);

  /**
   * Changes a user; everybody may change himself.
   *
   * @throws dev.holdfast.domain.error.NotFoundException as for {@link #user}
   * @throws dev.holdfast.domain.error.ForbiddenException as for {@link #user}, and if the current
   *     password is wrong
   * @throws dev.holdfast.domain.error.InvalidInputException if the new password may not be chosen
   * @throws dev.holdfast.domain.error.StateConflictException if somebody else changed the user
   *     meanwhile, or passwords were wrong too often of late
   */
  User change(Principal principal, ClientId id, Change change);
}
