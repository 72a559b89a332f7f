package dev.holdfast.architecture.planted.testkit.contract;

import dev.holdfast.architecture.planted.application.port.out.Loaves;
import org.jspecify.annotations.NullMarked;

@NullMarked
public abstract class LoavesContract {
  protected abstract Loaves emptyLoaves();
}
