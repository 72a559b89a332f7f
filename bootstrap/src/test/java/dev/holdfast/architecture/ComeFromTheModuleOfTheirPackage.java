package dev.holdfast.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Optional;

/**
 * Compares where a class file lies with the package of the class. Sibling modules are folders under
 * {@code mvn test} and jars under {@code mvn verify}; both are understood.
 */
final class ComeFromTheModuleOfTheirPackage extends ArchCondition<JavaClass> {
  private final House house;

  ComeFromTheModuleOfTheirPackage(House house) {
    super("come from the module of their package");
    this.house = house;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    String source = type.getSource().map(Source::getUri).map(Object::toString).orElse("nowhere");
    boolean agrees =
        moduleOf(type.getPackageName()).filter(module -> liesIn(module, source)).isPresent();
    if (!agrees) {
      events.add(SimpleConditionEvent.violated(type, type.getName() + " comes from " + source));
    }
  }

  /** Whether the address of a class file is that of a module's classes, as a folder or a jar. */
  static boolean liesIn(String module, String source) {
    return source.contains("/" + module + "/target/classes/")
        || source.matches(".*/holdfast-" + module + "-\\d[^/]*\\.jar!/.*");
  }

  private Optional<String> moduleOf(String packageName) {
    return House.MODULES.entrySet().stream()
        .filter(entry -> isWithin(packageName, house.root() + "." + entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static boolean isWithin(String packageName, String root) {
    return packageName.equals(root) || packageName.startsWith(root + ".");
  }
}
