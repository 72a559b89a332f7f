package dev.holdfast.architecture.planted.domain.protection;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("G1_CLEARANCES_ARE_MADE_IN_PRIVATE")
public final class Clearance {
  public Clearance() {}
}
