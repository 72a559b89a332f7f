package dev.holdfast.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;

/** Who may end a snapshot, and how such paths are found: by their form. */
final class GuardRules {

  static final Rule G1_ONLY_THE_GUARD_CLEARS =
      new Rule(
          "a clearance that somebody else can make is no promise",
          house ->
              noClasses()
                  .that()
                  .doNotHaveFullyQualifiedName(Guarded.guard(house))
                  .and()
                  .doNotHaveFullyQualifiedName(Guarded.clearance(house))
                  .should()
                  .accessTargetWhere(
                      target(
                          describe(
                              "that makes a clearance",
                              made ->
                                  made.getName().equals(Access.CONSTRUCTOR)
                                      && made.getOwner()
                                          .getName()
                                          .equals(Guarded.clearance(house))))));

  static final Rule G1_CLEARANCES_ARE_MADE_IN_PRIVATE =
      new Rule(
          "what is public is called one day",
          house ->
              constructors().that().areDeclaredIn(Guarded.clearance(house)).should().notBePublic());

  static final Rule G2_WHAT_ENDS_SNAPSHOTS_TAKES_CLEARANCES =
      new Rule(
          "a path that ends snapshots by their names forgets to ask",
          house ->
              methods()
                  .that()
                  .areDeclaredInClassesThat()
                  .resideInAPackage(house.outPorts())
                  .and(Guarded.endSnapshots(house))
                  .should(Guarded.takeClearances(house)));

  static final Rule G2_WHAT_CALLS_THE_ENGINE_TO_FORGET_TAKES_CLEARANCES =
      new Rule(
          "the engine knows no guard, so whoever has it delete has the guard's word in hand",
          house ->
              codeUnits()
                  .that()
                  .areDeclaredInClassesThat()
                  .resideInAnyPackage(house.application(), house.adapters(), house.bootstrap())
                  .and()
                  .areDeclaredInClassesThat()
                  .resideOutsideOfPackage(house.cli())
                  .and(Guarded.haveTheEngineForget(house))
                  .should(Guarded.takeClearances(house)));

  static final Rule G2_THE_COMMAND_LINE_ASKS_WHOSE_REPOSITORY_IT_IS =
      new Rule(
          "snapshots of a repository that a server writes are the server's to end",
          house ->
              codeUnits()
                  .that()
                  .areDeclaredInClassesThat()
                  .resideInAPackage(house.cli())
                  .and(Guarded.haveTheEngineForget(house))
                  .should(Guarded.askWhetherManaged(house)));

  static final Rule G3_SNAPSHOTS_CHANGE_BY_THEMSELVES =
      new Rule(
          "a kept snapshot that is taken apart and made anew has passed by the guard",
          house ->
              noCodeUnits()
                  .that()
                  .areDeclaredInClassesThat()
                  .resideInAPackage(house.everything())
                  .and()
                  .areDeclaredInClassesThat()
                  .doNotHaveFullyQualifiedName(Guarded.keptSnapshot(house))
                  .should(Guarded.makeASnapshotOfAnother(house)));

  static final Rule G4_WITHOUT_A_QUESTION_ONLY_CONFIGURATION_BACKUPS_GO =
      new Rule(
          "where the guard gives its word unasked, no lock and no hold can be",
          house ->
              noClasses()
                  .that()
                  .resideInAPackage(house.everything())
                  .and()
                  .resideOutsideOfPackages(
                      house.root() + ".application.service.config..", house.testkit())
                  .should()
                  .accessTargetWhere(clearsUnasked(house)));

  static final Rule G5_RUNS_CHANGE_WITH_THEIR_GROUP =
      new Rule(
          "a run that is written without its group is begun twice, or lost",
          house ->
              noMethods()
                  .that()
                  .areDeclaredInClassesThat()
                  .resideInAPackage(house.outPorts())
                  .and()
                  .areDeclaredInClassesThat()
                  .areInterfaces()
                  .should(Guarded.take(house.root() + ".domain.protection.Run")));

  private GuardRules() {}

  private static DescribedPredicate<JavaAccess<?>> clearsUnasked(House house) {
    return target(
        describe(
            "of the guard that gives a clearance and no verdict",
            used ->
                used.getOwner().getName().equals(Guarded.guard(house))
                    && used instanceof AccessTarget.CodeUnitAccessTarget method
                    && isClearance(house, method.getRawReturnType())));
  }

  private static boolean isClearance(House house, JavaClass type) {
    return type.getName().equals(Guarded.clearance(house));
  }
}
