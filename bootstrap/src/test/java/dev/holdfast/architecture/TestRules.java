package dev.holdfast.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.concurrent.TimeUnit;

/** What tests may do, and what must be tested. */
final class TestRules {

  static final Rule T1_NO_MOCKING_LIBRARY =
      new Rule(
          "a mock answers what the test told it; a fake under contract answers like the real thing",
          house ->
              noClasses()
                  .that()
                  .resideInAPackage(house.everything())
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage("..mockito..", "..easymock..", "..jmock..", "..mockk.."));

  static final Rule T1_NO_SLEEP =
      new Rule(
          "a test that sleeps is slow on a fast machine and wrong on a slow one",
          house ->
              noClasses()
                  .that()
                  .resideInAPackage(house.everything())
                  .should()
                  .accessTargetWhere(
                      Access.toAnyOf(
                          Access.to(Thread.class, "sleep"), Access.to(TimeUnit.class, "sleep"))));

  static final Rule T2_EVERY_OUT_PORT_HAS_A_CONTRACT =
      new Rule(
          "a port without a contract means what its last implementation did",
          house ->
              classes()
                  .that()
                  .resideInAPackage(house.outPorts())
                  .and()
                  .areInterfaces()
                  .and()
                  .areTopLevelClasses()
                  .and()
                  .doNotHaveSimpleName("package-info")
                  .should(new HaveAContractThatSeveralKeep(house)));

  private TestRules() {}
}
