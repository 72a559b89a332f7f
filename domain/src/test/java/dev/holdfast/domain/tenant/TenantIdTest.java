package dev.holdfast.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TenantIdTest {

  @Test
  void tenantOfTheFirstStart_isCalledDefault() {
    assertThat(TenantId.DEFAULT).hasToString("default");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "acme-poc", "a1-b2--c3"})
  void dnsLabels_areNamesOfTenants(String name) {
    assertThat(new TenantId(name)).hasToString(name);
    assertThat(new TenantId("a".repeat(63)).value()).hasSize(63);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "A", "a_b", "a.b", "..", "a/b", "a b", "é"})
  void anythingElse_isRefused(String name) {
    assertThatThrownBy(() -> new TenantId(name)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TenantId("a".repeat(64)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
