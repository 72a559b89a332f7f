package dev.holdfast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MachinesTest {

  /** An exemption that nobody needs any longer would hide the next field that is not final. */
  @TestFactory
  Stream<DynamicTest> exemptClass_stillChanges() {
    return Machines.REASONS.keySet().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> assertThat(changes(name)).isTrue()));
  }

  private static boolean changes(String name) {
    JavaClass type = Bytecode.PRODUCTION.get(House.REAL.root() + "." + name);
    return type.getFields().stream()
        .anyMatch(field -> !field.getModifiers().contains(JavaModifier.FINAL));
  }
}
