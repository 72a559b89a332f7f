package dev.holdfast.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
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

  private static Principal principal(Scope... scopes) {
    return new Principal(TenantId.DEFAULT, new ClientId("client"), "Client", Set.of(scopes));
  }
}
