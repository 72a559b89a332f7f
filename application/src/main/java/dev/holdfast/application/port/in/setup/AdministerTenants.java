package dev.holdfast.application.port.in.setup;

import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.identity.User;
import dev.holdfast.domain.identity.Username;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import java.util.Set;

/**
 * What an operator, who has the data folder, does about tenants and who may enter them. A server
 * that runs knows of it at once.
 *
 * <p>Whatever names a tenant throws {@code NotFoundException} if there is none.
 */
public interface AdministerTenants {

  /** Credentials of a client; they exist in clear nowhere else. */
  record ClientCredentials(ClientId clientId, String clientSecret, String apiKey) {
    /** Names the client and keeps its secrets to itself. */
    @Override
    public String toString() {
      return "ClientCredentials[" + clientId + "]";
    }
  }

  /**
   * Makes a tenant, without any client.
   *
   * @throws dev.holdfast.domain.error.StateConflictException if it is there already
   */
  Tenant createTenant(TenantId tenant, List<SourcePath> roots);

  /** Those of a tenant, by path. */
  List<SourcePath> roots(TenantId tenant);

  /**
   * Sets the roots of a tenant, instead of those it has; running jobs keep the former.
   *
   * @param roots none to let it read and write nothing
   */
  void setRoots(TenantId tenant, List<SourcePath> roots);

  /** Makes a client. */
  ClientCredentials createClient(
      TenantId tenant, String name, Set<Privilege> privileges, Set<Scope> scopes);

  /**
   * Makes a user.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException if the password may not be chosen
   * @throws dev.holdfast.domain.error.StateConflictException if the username is taken
   */
  User createUser(TenantId tenant, Username username, String password, Set<Privilege> privileges);

  /**
   * Gives a user another password, without the present one. Logins by the former end at once; the
   * tokens of logins before go on until their own end.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has no such user
   * @throws dev.holdfast.domain.error.InvalidInputException if the password may not be chosen
   * @throws dev.holdfast.domain.error.StateConflictException if the user is changed meanwhile
   */
  void setPassword(TenantId tenant, Username username, String password);
}
