package dev.holdfast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  @TestFactory
  Stream<DynamicTest> production_keepsTheRule() {
    return keepTheRules(Rules.ofProduction(), Bytecode.production());
  }

  @TestFactory
  Stream<DynamicTest> tests_keepTheRule() {
    return keepTheRules(Rules.ofTests(), Bytecode.withTests());
  }

  /** A rule about a package that nobody has always passes: so no module may be out of sight. */
  @TestFactory
  Stream<DynamicTest> module_isInSight() {
    return House.MODULES.entrySet().stream()
        .map(
            module ->
                DynamicTest.dynamicTest(
                    module.getValue(),
                    () -> assertThat(Bytecode.withTests()).anyMatch(type -> isOf(module, type))));
  }

  private static boolean isOf(Map.Entry<String, String> module, JavaClass type) {
    String root = House.REAL.root() + "." + module.getKey();
    return type.getPackageName().startsWith(root) && !type.getSimpleName().equals("package-info");
  }

  private static Stream<DynamicTest> keepTheRules(Map<String, Rule> rules, JavaClasses classes) {
    return rules.entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getKey(), () -> rule.getValue().in(House.REAL).check(classes)));
  }
}
