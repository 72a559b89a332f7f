package dev.holdfast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.holdfast.architecture.planted.Violates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PlantedViolationsTest {

  @TestFactory
  Stream<DynamicTest> rule_reportsWhatWasPlantedForIt() {
    return allRules().entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getKey(), () -> reportsItsOffenders(rule.getKey(), rule.getValue())));
  }

  @Test
  void plantedClass_namesARuleThatIsThere() {
    List<String> named =
        Bytecode.planted().stream()
            .filter(type -> type.isAnnotatedWith(Violates.class))
            .flatMap(type -> Stream.of(type.getAnnotationOfType(Violates.class).value()))
            .toList();

    assertThat(allRules().keySet()).containsAll(named);
  }

  private static void reportsItsOffenders(String name, Rule rule) {
    List<String> offenders = offendersAgainst(name);

    List<String> report =
        rule.in(House.PLANTED).evaluate(Bytecode.planted()).getFailureReport().getDetails();

    assertThat(offenders).as("classes planted against %s", name).isNotEmpty();
    assertThat(offenders)
        .allSatisfy(
            offender -> assertThat(report).anyMatch(violation -> violation.contains(offender)));
  }

  private static List<String> offendersAgainst(String rule) {
    return Bytecode.planted().stream()
        .filter(type -> type.isAnnotatedWith(Violates.class))
        .filter(type -> List.of(type.getAnnotationOfType(Violates.class).value()).contains(rule))
        .map(JavaClass::getSimpleName)
        .toList();
  }

  private static Map<String, Rule> allRules() {
    Map<String, Rule> all = new LinkedHashMap<>(Rules.ofProduction());
    all.putAll(Rules.ofTests());
    return all;
  }
}
