package dev.holdfast.architecture.planted.engine;

import dev.holdfast.architecture.planted.Violates;
import java.security.SecureRandom;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("P1_TIME_AND_CHANCE_ARE_HANDED_IN")
final class EngineThatThrowsDice {
  final SecureRandom dice = new SecureRandom();
}
