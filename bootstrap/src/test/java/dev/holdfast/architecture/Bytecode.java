package dev.holdfast.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The classes that the rules are put to, each set read once for all tests, and no sooner than it is
 * asked for: it takes seconds.
 */
final class Bytecode {
  private Bytecode() {}

  /** What runs at a user's, from folders or jars; the test kit is no production. */
  static JavaClasses production() {
    return Production.CLASSES;
  }

  /** Production, the test kit, and the tests of every module that stands beside this one. */
  static JavaClasses withTests() {
    return WithTests.CLASSES;
  }

  /** Classes that break a rule each. */
  static JavaClasses planted() {
    return Planted.CLASSES;
  }

  private static Set<Location> productionAndTests() {
    Set<Location> locations = new HashSet<>(Locations.ofPackage(House.REAL.root()));
    for (String module : House.MODULES.values()) {
      Path tests = ownFolder().resolveSibling(module).resolve("target/test-classes");
      if (Files.isDirectory(tests)) {
        locations.add(Location.of(tests));
      }
    }
    return locations;
  }

  /** The folder of this module: its test classes lie two levels below. */
  private static Path ownFolder() {
    try {
      Path classes =
          Path.of(Bytecode.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return classes.resolve("../..").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The place of a class is always a URI", e);
    }
  }

  private static final class Production {
    private static final JavaClasses CLASSES =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(House.REAL.root())
            .that(resideOutsideOfPackage(House.REAL.testkit()));
  }

  private static final class WithTests {
    private static final JavaClasses CLASSES =
        new ClassFileImporter()
            .importLocations(productionAndTests())
            .that(resideOutsideOfPackages(House.PLANTED.everything(), "dev.holdfast.architecture"));
  }

  private static final class Planted {
    private static final JavaClasses CLASSES =
        new ClassFileImporter()
            .importPackages(House.PLANTED.root())
            .that(resideInAPackage(House.PLANTED.everything()));
  }
}
