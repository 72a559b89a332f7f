package dev.holdfast.architecture.planted.application.service;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.domain.protection.Clearance;
import dev.holdfast.architecture.planted.domain.protection.SnapshotGuard;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("G4_WITHOUT_A_QUESTION_ONLY_CONFIGURATION_BACKUPS_GO")
public final class ServiceThatNeverAsks {
  Clearance clearance() {
    return SnapshotGuard.unasked();
  }
}
