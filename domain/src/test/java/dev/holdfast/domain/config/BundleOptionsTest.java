package dev.holdfast.domain.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BundleOptionsTest {

  @Test
  void noOptions_leaveNothingOut() {
    assertThat(BundleOptions.NONE.leavesTypesOut()).isFalse();
  }

  @Test
  void someTypesIncluded_leaveTheOthersOut() {
    assertThat(options(List.of("ROLE"), List.of()).leavesTypesOut()).isTrue();
  }

  @Test
  void allTypesIncluded_leaveNothingOut() {
    List<String> all = List.copyOf(ObjectTypes.EXPORTABLE);

    assertThat(options(all, List.of()).leavesTypesOut()).isFalse();
  }

  @Test
  void excludedType_isLeftOut() {
    assertThat(options(List.of(), List.of("RULE")).leavesTypesOut()).isTrue();
  }

  @Test
  void excludedTypeThatNobodyExports_leavesNothingOut() {
    assertThat(options(List.of(), List.of("IDENTITY")).leavesTypesOut()).isFalse();
  }

  @Test
  void includedTypes_winOverExcludedOnes() {
    List<String> all = List.copyOf(ObjectTypes.EXPORTABLE);

    assertThat(options(all, List.of("RULE")).leavesTypesOut()).isFalse();
  }

  private static BundleOptions options(List<String> include, List<String> exclude) {
    return new BundleOptions(include, exclude, Map.of());
  }
}
