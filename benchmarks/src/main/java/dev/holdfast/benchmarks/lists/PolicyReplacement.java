package dev.holdfast.benchmarks.lists;

import dev.holdfast.adapters.catalogue.Catalogue;
import dev.holdfast.adapters.catalogue.CatalogueFile;
import dev.holdfast.adapters.catalogue.CatalogueSettings;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.tenant.TenantId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/**
 * Replaces the first policy of a catalogue again and again, and prints the median and the longest
 * time of one, in milliseconds.
 *
 * <p>Arguments: the file, how often.
 */
final class PolicyReplacement {
  private static final int WARM_UP = 5;

  private PolicyReplacement() {}

  public static void main(String[] arguments) {
    CatalogueFile file = new CatalogueFile(Path.of(arguments[0]));
    double[] millis = new double[Integer.parseInt(arguments[1])];
    try (Catalogue catalogue = Catalogue.open(CatalogueSettings.at(file))) {
      Policies policies = catalogue.policies();
      for (int i = -WARM_UP; i < millis.length; i++) {
        double taken = replace(policies);
        if (i >= 0) {
          millis[i] = taken;
        }
      }
    }
    Arrays.sort(millis);
    System.out.printf("%.1f %.1f%n", millis[millis.length / 2], millis[millis.length - 1]);
  }

  private static double replace(Policies policies) {
    Policy present = policies.list(TenantId.DEFAULT, Policies.Query.ALL).getFirst();
    Instant later = present.modified().plusNanos(1_000);
    Policy changed = new Policy(present.id(), present.tenant(), present.settings(), later);
    long begun = System.nanoTime();
    Policies.Change outcome = policies.replace(changed, present.modified(), later);
    long taken = System.nanoTime() - begun;
    if (!outcome.equals(new Policies.Change.Done())) {
      throw new IllegalStateException("Not replaced: " + outcome);
    }
    return taken / 1e6;
  }
}
