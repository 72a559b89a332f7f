package dev.holdfast.architecture.planted.application.service;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.domain.protection.KeptSnapshot;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("G3_SNAPSHOTS_CHANGE_BY_THEMSELVES")
public final class ServiceThatRemakesASnapshot {
  KeptSnapshot shortened(KeptSnapshot snapshot) {
    return new KeptSnapshot(snapshot.expiry() - 1);
  }
}
