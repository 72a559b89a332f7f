package dev.holdfast.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Looks for a port's contract in the test kit, and for the tests that are subclasses of it. */
final class HaveAContractThatSeveralKeep extends ArchCondition<JavaClass> {
  /** A contract that only one implementation keeps was written after that implementation. */
  private static final int KEEPERS_MIN = 2;

  private final House house;

  HaveAContractThatSeveralKeep(House house) {
    super("have a contract in the test kit that at least %d tests keep", KEEPERS_MIN);
    this.house = house;
  }

  @Override
  public void check(JavaClass port, ConditionEvents events) {
    String contract = house.root() + ".testkit.contract." + port.getSimpleName() + "Contract";

    int keepers =
        port.getDirectDependenciesToSelf().stream()
            .map(Dependency::getOriginClass)
            .filter(type -> type.getName().equals(contract))
            .mapToInt(type -> type.getAllSubclasses().size())
            .max()
            .orElse(0);

    if (keepers < KEEPERS_MIN) {
      events.add(
          SimpleConditionEvent.violated(
              port, port.getName() + ": " + keepers + " tests keep a contract " + contract));
    }
  }
}
