package dev.holdfast.architecture.planted.application.port.out;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.domain.snapshot.SnapshotId;
import java.util.List;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("G2_WHAT_ENDS_SNAPSHOTS_TAKES_CLEARANCES")
public interface PortThatLosesSnapshots {
  boolean tidyUp(List<SnapshotId> snapshots);
}
