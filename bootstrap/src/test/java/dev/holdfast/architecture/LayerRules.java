package dev.holdfast.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.FileSystemException;

/** Who may know whom. */
final class LayerRules {

  static final Rule L1_LAYERS =
      new Rule("a class outside the rooms is a room that nobody drew", LayerRules::layers);

  static final Rule L2_DOMAIN_IS_PLAIN_JAVA =
      new Rule(
          "what is true must not hang on a library; buffers are welcome, files are not",
          house ->
              classes()
                  .that()
                  .resideInAPackage(house.domain())
                  .should()
                  .onlyDependOnClassesThat()
                  .resideInAnyPackage(
                      house.domain(),
                      "java.lang..",
                      "java.util..",
                      "java.time..",
                      "java.math",
                      "java.nio",
                      "java.nio.charset",
                      "java.security",
                      "org.jspecify.."));

  static final Rule L3_PORTS_SPEAK_DOMAIN =
      new Rule(
          "a vendor's type in a port makes every implementation that vendor's customer",
          house ->
              classes()
                  .that()
                  .resideInAPackage(house.ports())
                  .should()
                  .onlyDependOnClassesThat()
                  .resideInAnyPackage(
                      house.ports(),
                      house.domain(),
                      "java.lang..",
                      "java.util..",
                      "java.time..",
                      "java.nio",
                      "java.io",
                      "org.jspecify.."));

  static final Rule L4_SERVICES_ARE_HIDDEN =
      new Rule(
          "a service is reached through its in-port, or it can't be changed",
          house ->
              classes()
                  .that()
                  .resideInAPackage(house.services())
                  .should()
                  .onlyHaveDependentClassesThat()
                  .resideInAnyPackage(house.services(), house.assembly()));

  static final Rule L5_DRIVING_SIDE_USES_IN_PORTS =
      new Rule(
          "an edge that reads a store by itself goes past the checks of the use case",
          house ->
              noClasses()
                  .that()
                  .resideInAnyPackage(house.http(), house.cli())
                  .should()
                  .dependOnClassesThat()
                  .resideInAPackage(house.outPorts()));

  static final Rule L5_DRIVEN_SIDE_USES_OUT_PORTS =
      new Rule(
          "a store that calls a use case turns the dependency round",
          house ->
              noClasses()
                  .that()
                  .resideInAnyPackage(house.storage(), house.catalogue())
                  .should()
                  .dependOnClassesThat()
                  .resideInAPackage(house.inPorts()));

  static final Rule L6_ADAPTERS_ARE_STRANGERS =
      new Rule(
          "each adapter must be replaceable alone",
          house ->
              slices().matching(house.root() + ".adapters.(*)..").should().notDependOnEachOther());

  static final Rule L7_DOMAIN_FEATURES_ARE_ACYCLIC = acyclic("domain");

  static final Rule L7_SERVICES_ARE_ACYCLIC = acyclic("application.service");

  static final Rule L7_IN_PORTS_ARE_ACYCLIC = acyclic("application.port.in");

  static final Rule L7_ENGINE_IS_ACYCLIC = acyclic("engine");

  static final Rule L8_PACKAGE_AND_MODULE_AGREE =
      new Rule(
          "a package in two modules belongs to nobody",
          house ->
              classes()
                  .that()
                  .resideInAPackage(house.everything())
                  .should(new ComeFromTheModuleOfTheirPackage(house)));

  static final Rule L9_ENGINE_STANDS_ALONE =
      new Rule(
          "the engine is a library that others embed without the rest of the house",
          house ->
              classes()
                  .that()
                  .resideInAPackage(house.engine())
                  .should()
                  .onlyDependOnClassesThat(
                      resideInAnyPackage(
                              house.engine(),
                              "java.lang..",
                              "java.util..",
                              "java.time..",
                              "java.math",
                              "java.io",
                              "java.nio",
                              "java.nio.charset",
                              "java.security..",
                              "javax.crypto..",
                              "tools.jackson.core..",
                              "com.github.luben.zstd..",
                              "org.jspecify..")
                          .or(assignableTo(FileSystemException.class))));

  private LayerRules() {}

  private static ArchRule layers(House house) {
    return layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(house.everything())
        .layer("domain")
        .definedBy(house.domain())
        .layer("ports")
        .definedBy(house.ports())
        .layer("services")
        .definedBy(house.services())
        .layer("assembly")
        .definedBy(house.assembly())
        .layer("engine")
        .definedBy(house.engine())
        .layer("http")
        .definedBy(house.http())
        .layer("cli")
        .definedBy(house.cli())
        .layer("storage")
        .definedBy(house.storage())
        .layer("catalogue")
        .definedBy(house.catalogue())
        .layer("bootstrap")
        .definedBy(house.bootstrap())
        .whereLayer("domain")
        .mayNotAccessAnyLayer()
        .whereLayer("ports")
        .mayOnlyAccessLayers("domain")
        .whereLayer("services")
        .mayOnlyAccessLayers("domain", "ports")
        .whereLayer("assembly")
        .mayOnlyAccessLayers("domain", "ports", "services")
        .whereLayer("engine")
        .mayNotAccessAnyLayer()
        .whereLayer("http")
        .mayOnlyAccessLayers("domain", "ports")
        .whereLayer("cli")
        .mayOnlyAccessLayers("domain", "ports", "engine")
        .whereLayer("storage")
        .mayOnlyAccessLayers("domain", "ports", "engine")
        .whereLayer("catalogue")
        .mayOnlyAccessLayers("domain", "ports")
        .whereLayer("bootstrap")
        .mayNotBeAccessedByAnyLayer()
        .ensureAllClassesAreContainedInArchitecture();
  }

  private static Rule acyclic(String packageOfSlices) {
    return new Rule(
        "features in a circle are one feature that nobody can read alone",
        house ->
            slices()
                .matching(house.root() + "." + packageOfSlices + ".(*)..")
                .should()
                .beFreeOfCycles());
  }
}
