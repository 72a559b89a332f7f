package dev.holdfast.architecture.planted.application.service;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.domain.protection.Clearance;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("G1_ONLY_THE_GUARD_CLEARS")
public final class ServiceThatClears {
  Supplier<Clearance> clearance() {
    return Clearance::new;
  }
}
