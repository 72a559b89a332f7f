package dev.holdfast.architecture.planted.application.service;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("P3_NO_THREADS_IN_THE_CORE")
final class ServiceWithAThread {
  final Thread thread = Thread.ofVirtual().unstarted(() -> {});
}
