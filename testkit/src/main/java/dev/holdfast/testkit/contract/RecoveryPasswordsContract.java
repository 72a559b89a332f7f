package dev.holdfast.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.RecoveryPasswords;
import dev.holdfast.application.port.out.RecoveryPasswords.Addition;
import dev.holdfast.domain.tenant.TenantId;
import org.junit.jupiter.api.Test;

/** What every {@link RecoveryPasswords} must keep. */
public abstract class RecoveryPasswordsContract {
  private static final TenantId TENANT = TenantId.DEFAULT;

  /** Passwords of tenants that have no repository yet; asked for once in each test. */
  protected abstract RecoveryPasswords noPasswords();

  /** Whether the password opens the tenant's repository. */
  protected abstract boolean opens(TenantId tenant, String password);

  @Test
  void addedPassword_opensTheRepository() {
    RecoveryPasswords passwords = noPasswords();

    Addition addition = passwords.add(TENANT, "a first password", 2);

    assertThat(addition).isEqualTo(new Addition.Added());
    assertThat(opens(TENANT, "a first password")).isTrue();
    assertThat(opens(TENANT, "another password")).isFalse();
  }

  @Test
  void addedPassword_leavesTheOthersGood() {
    RecoveryPasswords passwords = noPasswords();

    passwords.add(TENANT, "a first password", 2);
    passwords.add(TENANT, "a second password", 2);

    assertThat(opens(TENANT, "a first password")).isTrue();
    assertThat(opens(TENANT, "a second password")).isTrue();
  }

  @Test
  void passwordBeyondTheLimit_isNotAdded() {
    RecoveryPasswords passwords = noPasswords();
    passwords.add(TENANT, "a first password", 1);

    Addition addition = passwords.add(TENANT, "a second password", 1);

    assertThat(addition).isEqualTo(new Addition.TooMany(1));
    assertThat(opens(TENANT, "a second password")).isFalse();
  }

  @Test
  void passwordOfOneTenant_isNothingToAnother() {
    RecoveryPasswords passwords = noPasswords();
    TenantId other = new TenantId("other");
    passwords.add(TENANT, "a first password", 1);

    Addition addition = passwords.add(other, "a second password", 1);

    assertThat(addition).isEqualTo(new Addition.Added());
    assertThat(opens(other, "a first password")).isFalse();
    assertThat(opens(TENANT, "a second password")).isFalse();
  }
}
