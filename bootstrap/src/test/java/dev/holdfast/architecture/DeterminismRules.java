package dev.holdfast.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.DateFormat;
import java.time.Clock;
import java.time.InstantSource;
import java.time.temporal.Temporal;
import java.util.Calendar;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Where time, chance, threads, files and the environment come from. */
final class DeterminismRules {

  static final Rule P1_TIME_AND_CHANCE_ARE_HANDED_IN =
      new Rule(
          "what reads the clock or throws dice by itself can't be tested twice",
          house ->
              noClasses()
                  .that()
                  .resideOutsideOfPackage(house.bootstrap())
                  .should()
                  .accessTargetWhere(
                      Access.toAnyOf(
                          Access.to(Temporal.class, "now"),
                          Access.to(Clock.class, "system.*|tick.*"),
                          Access.to(InstantSource.class, "system"),
                          Access.to(System.class, "currentTimeMillis|nanoTime"),
                          Access.to(UUID.class, "randomUUID"),
                          Access.to(Math.class, "random"),
                          Access.to(StrictMath.class, "random"),
                          Access.to(ThreadLocalRandom.class, "current"),
                          Access.to(Random.class, Access.CONSTRUCTOR),
                          Access.to(SplittableRandom.class, Access.CONSTRUCTOR),
                          Access.to(SecureRandom.class, Access.CONSTRUCTOR + "|getInstance.*"))));

  static final Rule P2_ENVIRONMENT_ONLY_IN_BOOTSTRAP =
      new Rule(
          "an embedder's process is not ours to read or to end",
          house ->
              noClasses()
                  .that()
                  .resideOutsideOfPackage(house.bootstrap())
                  .should()
                  .accessTargetWhere(
                      Access.toAnyOf(
                          Access.to(
                              System.class,
                              "getenv|getProperty|getProperties|setProperty|clearProperty|exit"),
                          Access.to(Runtime.class, "exit|halt|addShutdownHook"),
                          Access.to(Boolean.class, "getBoolean"),
                          Access.to(Integer.class, "getInteger"),
                          Access.to(Long.class, "getLong"))));

  static final Rule P3_NO_THREADS_IN_THE_CORE =
      new Rule(
          "threads belong to whoever runs the process; the core is called",
          house ->
              noClasses()
                  .that()
                  .resideInAnyPackage(house.domain(), house.application(), house.engine())
                  .should()
                  .accessTargetWhere(
                      Access.toAnyOf(
                          Access.to(
                              Thread.class,
                              Access.CONSTRUCTOR
                                  + "|sleep|startVirtualThread|ofVirtual|ofPlatform"),
                          Access.to(TimeUnit.class, "sleep"),
                          Access.to(Executors.class, ".*"))));

  static final Rule P4_FILES_ONLY_IN_STORAGE =
      new Rule(
          "durability is won or lost where files are touched, so that is one module;"
              + " the catalogue has one class that makes its file with the right access, the index,"
              + " of which nothing needs to be durable, one for its folder",
          house ->
              noClasses()
                  .that()
                  .resideOutsideOfPackages(house.storage(), house.bootstrap())
                  .and()
                  .doNotHaveFullyQualifiedName(house.root() + ".adapters.catalogue.CatalogueFile")
                  .and()
                  .doNotHaveFullyQualifiedName(
                      house.root() + ".adapters.catalogue.files.IndexFolder")
                  .should()
                  .dependOnClassesThat(
                      touchFiles().and(not(areNamesOfFiles()).and(not(areReasons())))));

  static final Rule P4_PATHS_ONLY_AT_THE_EDGES =
      new Rule(
          "a path means something only on the machine that it was typed on",
          house ->
              noClasses()
                  .that()
                  .resideOutsideOfPackages(
                      house.storage(), house.bootstrap(), house.cli(), house.catalogue())
                  .should()
                  .dependOnClassesThat(areNamesOfFiles()));

  static final Rule P5_DURABLE_WRITES_IN_ONE_PLACE =
      new Rule(
          "temporary file, fsync, rename, fsync of the folder: right once, or wrong somewhere",
          house ->
              noClasses()
                  .that()
                  .resideInAPackage(house.storage())
                  .and()
                  .resideOutsideOfPackage(house.root() + ".adapters.storage.os..")
                  .should()
                  .accessTargetWhere(
                      Access.toAnyOf(
                          Access.to(
                              Files.class,
                              "move|copy|write.*|create.*|delete.*|newOutputStream|newByteChannel"
                                  + "|newBufferedWriter"),
                          Access.to(FileChannel.class, "open"))));

  static final Rule P6_NO_STANDARD_STREAMS =
      new Rule(
          "what a library prints, nobody can redirect",
          house ->
              noClasses()
                  .that(not(mayPrint(house)))
                  .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS));

  static final Rule P6_NO_JAVA_UTIL_LOGGING =
      new Rule(
          "System.Logger is the one way to log; bootstrap decides where it goes",
          house ->
              noClasses()
                  .that()
                  .resideOutsideOfPackage(house.bootstrap())
                  .should(GeneralCodingRules.USE_JAVA_UTIL_LOGGING));

  static final Rule P6_NO_GENERIC_THROWS =
      new Rule(
          "nobody can tell one RuntimeException from another",
          house ->
              noClasses()
                  .that()
                  .resideInAPackage(house.everything())
                  .should(GeneralCodingRules.THROW_GENERIC_EXCEPTIONS));

  static final Rule P6_NO_OLD_DATES =
      new Rule(
          "java.time says which of instant, date and zone is meant; a library's own Date is turned"
              + " at once, in the class that must speak to it",
          house ->
              noClasses()
                  .that()
                  .resideInAPackage(house.everything())
                  .should()
                  .dependOnClassesThat(
                      belongToAnyOf(Calendar.class, DateFormat.class, TimeZone.class)
                          .or(resideInAnyPackage("org.joda.time.."))));

  private DeterminismRules() {}

  private static DescribedPredicate<JavaClass> touchFiles() {
    return resideInAnyPackage("java.nio.file..", "java.nio.channels..")
        .or(
            belongToAnyOf(
                File.class,
                FileInputStream.class,
                FileOutputStream.class,
                FileReader.class,
                FileWriter.class,
                RandomAccessFile.class))
        .as("touch files");
  }

  private static DescribedPredicate<JavaClass> areNamesOfFiles() {
    return belongToAnyOf(Path.class, InvalidPathException.class).as("are names of files");
  }

  /** That a file is missing or may not be read is told and worded far from where it is touched. */
  private static DescribedPredicate<JavaClass> areReasons() {
    return assignableTo(FileSystemException.class).as("are reasons of a failure");
  }

  private static DescribedPredicate<JavaClass> mayPrint(House house) {
    DescribedPredicate<JavaClass> terminal =
        describe(
            "are the terminal",
            type -> type.getName().equals(house.root() + ".adapters.cli.frame.Terminal"));
    return terminal.or(resideInAnyPackage(house.bootstrap())).as("may print");
  }
}
