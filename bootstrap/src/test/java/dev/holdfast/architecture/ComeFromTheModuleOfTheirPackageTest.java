package dev.holdfast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComeFromTheModuleOfTheirPackageTest {

  @Test
  void folderOfTheModule_isItsPlace() {
    assertThat(liesInDomain("file:///build/domain/target/classes/dev/holdfast/domain/A.class"))
        .isTrue();
  }

  @Test
  void jarOfTheModule_isItsPlace() {
    assertThat(
            liesInDomain(
                "jar:file:///build/domain/target/holdfast-domain-0.1.0-SNAPSHOT.jar!/dev/A.class"))
        .isTrue();
  }

  @Test
  void folderOfAnotherModule_isNot() {
    assertThat(liesInDomain("file:///build/engine/target/classes/dev/holdfast/domain/A.class"))
        .isFalse();
  }

  @Test
  void jarWhoseNameOnlyBeginsAlike_isNot() {
    assertThat(
            liesInDomain(
                "jar:file:///build/holdfast-domain-extras-0.1.0.jar!/dev/holdfast/A.class"))
        .isFalse();
  }

  private static boolean liesInDomain(String source) {
    return ComeFromTheModuleOfTheirPackage.liesIn("domain", source);
  }
}
