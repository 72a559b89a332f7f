package dev.holdfast.architecture.planted.engine;

import dev.holdfast.architecture.planted.Violates;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("P3_NO_THREADS_IN_THE_CORE")
final class EngineWithAPool {
  final Executor pool = Executors.newVirtualThreadPerTaskExecutor();
}
