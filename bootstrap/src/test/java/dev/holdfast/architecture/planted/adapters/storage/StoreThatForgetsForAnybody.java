package dev.holdfast.architecture.planted.adapters.storage;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.engine.SnapshotId;
import dev.holdfast.architecture.planted.engine.Vault;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("G2_WHAT_CALLS_THE_ENGINE_TO_FORGET_TAKES_CLEARANCES")
public final class StoreThatForgetsForAnybody {
  Runnable tidying(Vault vault, SnapshotId snapshot) {
    return () -> vault.forget(snapshot);
  }
}
