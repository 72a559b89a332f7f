package dev.holdfast.application.service.setup;

import dev.holdfast.application.port.in.setup.AddRecoveryPassword;
import dev.holdfast.application.port.out.RecoveryPasswords;
import dev.holdfast.application.port.out.RecoveryPasswords.Addition;
import dev.holdfast.application.port.out.Tenants;
import dev.holdfast.domain.error.LimitReachedException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.tenant.TenantId;
import java.util.random.RandomGenerator;

/** Draws a recovery password and adds it to the tenant's repository. */
public final class AddRecoveryPasswordService implements AddRecoveryPassword {
  private final Tenants tenants;
  private final RecoveryPasswords passwords;
  private final Secrets secrets;

  public AddRecoveryPasswordService(
      Tenants tenants, RecoveryPasswords passwords, RandomGenerator chance) {
    this.tenants = tenants;
    this.passwords = passwords;
    this.secrets = new Secrets(chance);
  }

  @Override
  public String add(TenantId tenant) {
    if (tenants.find(tenant).isEmpty()) {
      throw new NotFoundException(
          "tenant.missing", "There is no tenant \"" + tenant + "\"; check the name.");
    }
    String password = secrets.recoveryPassword();
    return switch (passwords.add(tenant, password, PASSWORDS_MAX)) {
      case Addition.Added() -> password;
      case Addition.TooMany(int existing) ->
          throw new LimitReachedException(
              "recovery.passwords.count",
              ("The repository of tenant \"%s\" has %d recovery passwords, and restic would not find"
                      + " the server's own among more than %d. Use one that you have, or remove one"
                      + " with \"restic key remove\".")
                  .formatted(tenant, existing, PASSWORDS_MAX));
    };
  }
}
