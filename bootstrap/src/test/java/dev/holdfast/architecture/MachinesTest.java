package dev.holdfast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.holdfast.domain.Mutable;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MachinesTest {

  /** An exemption that nobody needs any longer would hide the next field that is not final. */
  @TestFactory
  Stream<DynamicTest> exemptClass_stillChanges() {
    return Machines.REASONS.keySet().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> assertThat(changes(name)).isTrue()));
  }

  /** Whoever reads a class is told the same as whoever reads the rules. */
  @Test
  void exemptClasses_areThoseThatAreMarked() {
    Set<String> marked =
        Bytecode.production().stream()
            .filter(type -> type.isAnnotatedWith(Mutable.class))
            .map(type -> type.getName().substring(House.REAL.root().length() + 1))
            .collect(Collectors.toSet());

    assertThat(marked).isEqualTo(Machines.REASONS.keySet());
  }

  private static boolean changes(String name) {
    JavaClass type = Bytecode.production().get(House.REAL.root() + "." + name);
    return type.getFields().stream()
            .anyMatch(field -> !field.getModifiers().contains(JavaModifier.FINAL))
        || makesACollectionToFill(type);
  }

  private static boolean makesACollectionToFill(JavaClass type) {
    return type.getConstructors().stream()
        .flatMap(constructor -> constructor.getConstructorCallsFromSelf().stream())
        .anyMatch(call -> call.getTargetOwner().isAssignableTo(Collection.class));
  }
}
