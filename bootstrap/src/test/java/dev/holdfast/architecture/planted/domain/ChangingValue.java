package dev.holdfast.architecture.planted.domain;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("S2_DOMAIN_FIELDS_ARE_FINAL")
final class ChangingValue {
  int count;
}
