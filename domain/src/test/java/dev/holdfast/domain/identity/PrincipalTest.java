package dev.holdfast.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.tenant.TenantId;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PrincipalTest {

  @Test
  void oneOfTheWantedScopes_isEnough() {
    Principal reader = principal(Scope.CONFIG_BACKUP_READ);

    reader.requireAnyOf(Scope.CONFIG_BACKUP_MANAGE, Scope.CONFIG_BACKUP_READ);

    assertThat(reader.holdsAnyOf(Scope.CONFIG_BACKUP_MANAGE)).isFalse();
  }

  @Test
  void scopeForAll_standsForEveryOther() {
    assertThat(principal(Scope.ALL).holdsAnyOf(Scope.CONFIG_BACKUP_MANAGE)).isTrue();
  }

  @Test
  void missingScopes_areNamed() {
    Principal nobody = principal();

    assertThatThrownBy(
            () -> nobody.requireAnyOf(Scope.CONFIG_BACKUP_READ, Scope.CONFIG_BACKUP_MANAGE))
        .isInstanceOf(ForbiddenException.class)
        .hasMessageContaining("sp:config-backup:read, sp:config-backup:manage");
  }

  @Test
  void privilegesThatAreHeld_pass() {
    Principal operator =
        holding(
            Privilege.PROTECTION_VIEW, Privilege.PROTECTION_JOB_OPERATE, Privilege.OBJECT_SEARCH);

    assertThatCode(
            () -> operator.require(Privilege.PROTECTION_JOB_OPERATE, Privilege.PROTECTION_VIEW))
        .doesNotThrowAnyException();
  }

  @Test
  void oneMissingPrivilege_isRefusedAndNamedAlone() {
    Principal viewer = holding(Privilege.PROTECTION_VIEW);

    assertThatThrownBy(() -> viewer.require(Privilege.PROTECTION_VIEW, Privilege.PROTECTION_MODIFY))
        .isInstanceOf(ForbiddenException.class)
        .hasMessageContaining("PROTECTION_MODIFY")
        .hasMessageNotContaining("PROTECTION_VIEW");
  }

  @Test
  void scopeForAll_isNoPrivilege() {
    Principal everyScope = principal(Scope.ALL);

    assertThatThrownBy(() -> everyScope.require(Privilege.DATA_SECURITY))
        .isInstanceOf(ForbiddenException.class);
  }

  private static Principal holding(Privilege... privileges) {
    return new Principal(
        TenantId.DEFAULT, new ClientId("client"), "Client", Set.of(), Set.of(privileges));
  }

  private static Principal principal(Scope... scopes) {
    return new Principal(
        TenantId.DEFAULT, new ClientId("client"), "Client", Set.of(scopes), Set.of());
  }
}
