package dev.holdfast.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;

/** A rule that can be put to any house, and why it is there. */
record Rule(String reason, Function<House, ArchRule> law) {

  ArchRule in(House house) {
    return law.apply(house).because(reason);
  }
}
