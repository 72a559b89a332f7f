package dev.holdfast.architecture.planted.adapters.http;

import dev.holdfast.architecture.planted.Violates;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("P1_TIME_AND_CHANCE_ARE_HANDED_IN")
final class RouteThatReadsTheClock {
  static final Supplier<Instant> CLOCK = Instant::now;
}
