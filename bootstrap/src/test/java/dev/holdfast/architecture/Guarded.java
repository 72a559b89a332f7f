package dev.holdfast.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What methods look like that end snapshots, and that may. */
final class Guarded {
  /** How names begin of what makes an end, in ports and in the engine. */
  private static final Pattern ENDING =
      Pattern.compile(
          "(remove|delete|forget|dispose|discard|drop|purge|expire|shorten|release|clear|erase|wipe)"
              + "(d|s|([A-Z].*))?");

  private Guarded() {}

  static String guard(House house) {
    return house.root() + ".domain.protection.SnapshotGuard";
  }

  static String clearance(House house) {
    return house.root() + ".domain.protection.Clearance";
  }

  static String keptSnapshot(House house) {
    return house.root() + ".domain.protection.KeptSnapshot";
  }

  /**
   * Methods that end what a kept snapshot belongs to (those are the ids that it carries), that end
   * a whole tenant, or that are told a snapshot and tell nothing of it.
   */
  static DescribedPredicate<JavaMethod> endSnapshots(House house) {
    return describe(
        "end snapshots",
        method -> {
          Set<String> taken = typesTaken(method);
          return ENDING.matcher(method.getName()).matches()
              ? isOfSnapshots(house, taken)
              : tellsNothing(method) && taken.contains(snapshotId(house));
        });
  }

  private static boolean isOfSnapshots(House house, Set<String> taken) {
    return ownersOfSnapshots(house).anyMatch(taken::contains)
        || isTenantAlone(house, taken)
        || taken.contains(clearance(house));
  }

  private static Stream<String> ownersOfSnapshots(House house) {
    return Stream.of(
        snapshotId(house),
        keptSnapshot(house),
        house.root() + ".domain.protection.GroupId",
        house.root() + ".domain.protection.RunId",
        house.root() + ".domain.source.ObjectId");
  }

  private static String snapshotId(House house) {
    return house.root() + ".domain.snapshot.SnapshotId";
  }

  /** Of ids of ours, there is that of the tenant and no other: all that it has is meant. */
  private static boolean isTenantAlone(House house, Set<String> taken) {
    return taken.stream()
        .filter(type -> type.startsWith(house.root() + ".domain.") && type.endsWith("Id"))
        .collect(Collectors.toSet())
        .equals(Set.of(house.root() + ".domain.tenant.TenantId"));
  }

  private static boolean tellsNothing(JavaMethod method) {
    JavaClass returned = method.getRawReturnType();
    return returned.isPrimitive() || returned.isEnum();
  }

  /** Uses of the engine by which a snapshot is gone: they end something, and speak of snapshots. */
  static DescribedPredicate<JavaCodeUnit> haveTheEngineForget(House house) {
    return describe(
        "have the engine forget",
        unit ->
            unit.getAccessesFromSelf().stream().anyMatch(access -> isForgetting(house, access)));
  }

  private static boolean isForgetting(House house, JavaAccess<?> access) {
    return access.getTargetOwner().getName().startsWith(house.root() + ".engine.")
        && ENDING.matcher(access.getName()).matches()
        && access.getTarget().resolveMember().stream()
            .filter(JavaMethod.class::isInstance)
            .map(JavaMethod.class::cast)
            .anyMatch(Guarded::speaksOfSnapshots);
  }

  private static boolean speaksOfSnapshots(JavaMethod method) {
    return typesTaken(method).stream()
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .anyMatch(name -> name.matches("Snapshot(Id)?"));
  }

  static ArchCondition<JavaCodeUnit> takeClearances(House house) {
    return that(
        "take clearances", unit -> typesTaken(unit).contains(clearance(house)), "takes none");
  }

  static ArchCondition<JavaCodeUnit> take(String type) {
    return that("take " + type, unit -> typesTaken(unit).contains(type), "does not");
  }

  static ArchCondition<JavaCodeUnit> askWhetherManaged(House house) {
    return that(
        "ask whether the repository is managed",
        unit -> asksWhetherManaged(house, unit, new HashSet<>()),
        "does not");
  }

  /** By itself, or by what it calls on the command line. */
  private static boolean asksWhetherManaged(
      House house, JavaCodeUnit unit, Set<JavaCodeUnit> seen) {
    return seen.add(unit)
        && unit.getAccessesFromSelf().stream()
            .anyMatch(
                access ->
                    isQuestionWhetherManaged(house, access)
                        || called(house, access)
                            .anyMatch(next -> asksWhetherManaged(house, next, seen)));
  }

  private static boolean isQuestionWhetherManaged(House house, JavaAccess<?> access) {
    return access.getName().equals("isManaged")
        && access.getTargetOwner().getName().startsWith(house.root() + ".engine.");
  }

  private static Stream<JavaCodeUnit> called(House house, JavaAccess<?> access) {
    return access.getTarget().resolveMember().stream()
        .filter(JavaCodeUnit.class::isInstance)
        .map(JavaCodeUnit.class::cast)
        .filter(next -> next.getOwner().getName().startsWith(house.root() + ".adapters.cli."));
  }

  static ArchCondition<JavaCodeUnit> makeASnapshotOfAnother(House house) {
    String kept = keptSnapshot(house);
    return that(
        "make a kept snapshot of another one",
        unit ->
            unit.getAccessesFromSelf().stream()
                    .anyMatch(
                        access -> isOf(kept, access) && access.getName().equals(Access.CONSTRUCTOR))
                && (typesTaken(unit).contains(kept)
                    || unit.getAccessesFromSelf().stream()
                        .anyMatch(
                            access ->
                                isOf(kept, access)
                                    && !access.getName().equals(Access.CONSTRUCTOR))),
        "does not");
  }

  private static boolean isOf(String type, JavaAccess<?> access) {
    return access.getTargetOwner().getName().equals(type);
  }

  /** All types that its parameters name, also within collections. */
  private static Set<String> typesTaken(JavaCodeUnit unit) {
    return unit.getParameters().stream()
        .map(JavaParameter::getType)
        .map(JavaType::getAllInvolvedRawTypes)
        .flatMap(Set::stream)
        .map(JavaClass::getName)
        .collect(Collectors.toSet());
  }

  private static ArchCondition<JavaCodeUnit> that(
      String description, Predicate<JavaCodeUnit> test, String otherwise) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        boolean is = test.test(unit);
        events.add(
            new SimpleConditionEvent(
                unit, is, unit.getFullName() + (is ? ": " + description : " " + otherwise)));
      }
    };
  }
}
