package dev.holdfast.bootstrap;

import dev.holdfast.adapters.cli.Administration.Work;
import java.nio.file.Path;

/** The commands of an administrator, without their words. */
public final class AdministrationUnderTest {

  private AdministrationUnderTest() {}

  public static <T> T administer(Path data, Work<T> work) {
    return new DataAdministration().administer(data, work);
  }
}
