package dev.holdfast.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasParameterTypes;
import java.util.Optional;

/** What our types look like, and what they are called. */
final class ShapeRules {

  static final Rule S1_DOMAIN_TYPES_ARE_CLOSED =
      new Rule(
          "a value that can be extended can lie about its checks",
          house ->
              classes()
                  .that()
                  .resideInAPackage(house.domain())
                  .and()
                  .areNotInterfaces()
                  .and()
                  .areNotAnonymousClasses()
                  .should()
                  .haveModifier(JavaModifier.FINAL)
                  .orShould()
                  .beEnums()
                  .orShould()
                  .beAssignableTo(Throwable.class));

  static final Rule S2_DOMAIN_FIELDS_ARE_FINAL =
      new Rule(
          "a value that changes is another value",
          house ->
              fields()
                  .that()
                  .areDeclaredInClassesThat()
                  .resideInAPackage(house.domain())
                  .and()
                  .areDeclaredInClassesThat(are(not(Machines.ofDomain(house))))
                  .should()
                  .beFinal());

  static final Rule S3_NO_SETTERS =
      new Rule(
          "an object is whole when it is made",
          house ->
              noMethods()
                  .that()
                  .areDeclaredInClassesThat()
                  .resideInAPackage(house.everything())
                  .and()
                  .haveRawReturnType(void.class)
                  .and(takeOneParameter())
                  .should()
                  .haveNameMatching("set[A-Z].*"));

  static final Rule S3_NO_OPTIONAL_PARAMETERS =
      new Rule(
          "a caller that has nothing to say calls the method that asks less",
          house ->
              noMethods()
                  .that()
                  .areDeclaredInClassesThat()
                  .resideInAPackage(house.everything())
                  .should()
                  .haveRawParameterTypes(
                      describe(
                          "with an Optional among them",
                          types ->
                              types.stream()
                                  .anyMatch(type -> type.isEquivalentTo(Optional.class)))));

  static final Rule S3_NO_OPTIONAL_FIELDS =
      new Rule(
          "two shapes of a thing are two types",
          house ->
              noFields()
                  .that()
                  .areDeclaredInClassesThat()
                  .resideInAPackage(house.everything())
                  .should()
                  .haveRawType(Optional.class));

  static final Rule S4_PORTS_ARE_CONTRACTS =
      new Rule(
          "behaviour in a port is behaviour that no implementation can change",
          house ->
              classes()
                  .that()
                  .resideInAPackage(house.ports())
                  .and()
                  .areTopLevelClasses()
                  .should()
                  .beInterfaces()
                  .orShould()
                  .beRecords()
                  .orShould()
                  .beEnums()
                  .orShould()
                  .beAssignableTo(Throwable.class));

  static final Rule S5_SERVICES_SERVE_A_USE_CASE =
      new Rule(
          "a service without an in-port is a layer that adds nothing",
          house ->
              classes()
                  .that()
                  .resideInAPackage(house.services())
                  .and()
                  .haveSimpleNameEndingWith("Service")
                  .should()
                  .haveModifier(JavaModifier.FINAL)
                  .andShould()
                  .beAssignableTo(resideInAPackage(house.inPorts()).as("an in-port"))
                  .allowEmptyShould(true));

  static final Rule S6_NO_VAGUE_NAMES =
      new Rule(
          "such a name fits anything, so anything ends up in it",
          house ->
              noClasses()
                  .that()
                  .resideInAPackage(house.everything())
                  .should()
                  .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Common|Base|Data|Info)")
                  .orShould()
                  .resideInAnyPackage(
                      "..util..", "..utils..", "..helper..", "..common..", "..impl..", "..misc.."));

  static final Rule S7_REPOSITORY_IS_THE_BACKUP_REPOSITORY =
      new Rule(
          "one word, one thing: a store of rows is named after its rows",
          house ->
              noClasses()
                  .that()
                  .resideInAPackage(house.everything())
                  .and()
                  .resideOutsideOfPackage(house.engine())
                  .should()
                  .haveSimpleNameEndingWith("Repository"));

  static final Rule S8_JSON_LIBRARY_IN_ONE_PACKAGE =
      new Rule(
          "wire formats change with the library that reads them; one package of each adapter does",
          house ->
              noClasses()
                  .that()
                  .resideInAPackage(house.everything())
                  .and()
                  .resideOutsideOfPackages(house.engine(), house.root() + ".adapters.*.json..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson.."));

  static final Rule S8_WIRE_TYPES_STAY_AT_THE_EDGE =
      new Rule(
          "a wire record inside is a published API that can't be changed without its clients",
          house ->
              noClasses()
                  .that()
                  .resideInAnyPackage(house.domain(), house.application())
                  .should()
                  .haveNameMatching(".*(Request|Response)"));

  static final Rule S8_WIRE_TYPES_ARE_HIDDEN =
      new Rule(
          "what only the edge needs, only the edge sees",
          house ->
              noClasses()
                  .that()
                  .resideInAPackage(house.adapters())
                  .and()
                  .haveNameMatching(".*(Request|Response)")
                  .should()
                  .bePublic()
                  .allowEmptyShould(true));

  static final Rule S9_FAILURES_ARE_OF_THE_FAMILY =
      new Rule(
          "who handles the sealed family has handled every failure that we make",
          house ->
              classes()
                  .that()
                  .resideInAPackage(house.everything())
                  .and()
                  .areAssignableTo(Throwable.class)
                  .should()
                  .resideInAnyPackage(
                      house.root() + ".domain.error..", house.root() + ".engine.error.."));

  private ShapeRules() {}

  private static DescribedPredicate<HasParameterTypes> takeOneParameter() {
    return describe("take one parameter", method -> method.getRawParameterTypes().size() == 1);
  }
}
