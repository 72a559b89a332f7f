package dev.holdfast.architecture.planted.application.port.out;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.domain.protection.Run;
import java.util.List;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("G5_RUNS_CHANGE_WITH_THEIR_GROUP")
public interface PortThatWritesRuns {
  void write(List<Run> runs);
}
