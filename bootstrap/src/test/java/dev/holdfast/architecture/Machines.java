package dev.holdfast.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;

/**
 * The classes of the domain that are no values: each is made, used by one thread and thrown away
 * within one call, and holds where it stands.
 */
final class Machines {
  /** The class, below our root package, and why it must change. */
  static final Map<String, String> REASONS =
      Map.of(
          "domain.config.BundleReader", "reads a bundle that is longer than memory, step by step",
          "domain.config.ItemReader", "reads the object of a bundle at which its reader stands",
          "domain.config.BundlePlace", "names the place that a reader has come to, for refusals",
          "domain.config.SeenKeys", "100,000 keys in primitive arrays that grow",
          "domain.policy.FieldCauses", "gathers what is wrong with a request, part by part");

  private Machines() {}

  static DescribedPredicate<JavaClass> ofDomain(House house) {
    return describe(
        "machines",
        type -> {
          String prefix = house.root() + ".";
          return type.getName().startsWith(prefix)
              && REASONS.containsKey(type.getName().substring(prefix.length()));
        });
  }
}
