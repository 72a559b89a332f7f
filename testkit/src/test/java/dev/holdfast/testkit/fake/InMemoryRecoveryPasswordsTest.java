package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.RecoveryPasswords;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.contract.RecoveryPasswordsContract;

final class InMemoryRecoveryPasswordsTest extends RecoveryPasswordsContract {
  private final InMemoryRecoveryPasswords passwords = new InMemoryRecoveryPasswords();

  @Override
  protected RecoveryPasswords noPasswords() {
    return passwords;
  }

  @Override
  protected boolean opens(TenantId tenant, String password) {
    return passwords.opens(tenant, password);
  }
}
