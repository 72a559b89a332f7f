package dev.holdfast.architecture.planted.adapters.http;

import dev.holdfast.architecture.planted.Violates;
import java.util.logging.Logger;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("P6_NO_JAVA_UTIL_LOGGING")
final class RouteThatLogsByItself {
  final Logger logger = Logger.getAnonymousLogger();
}
