package dev.holdfast.architecture.planted.adapters.cli;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.engine.SnapshotId;
import dev.holdfast.architecture.planted.engine.Vault;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("G2_THE_COMMAND_LINE_ASKS_WHOSE_REPOSITORY_IT_IS")
public final class CommandThatForgetsForAServer {
  boolean forget(Vault vault, SnapshotId snapshot) {
    return vault.forget(snapshot);
  }
}
