package dev.holdfast.architecture.planted.adapters.storage;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.application.port.in.bread.BakeBread;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("L5_DRIVEN_SIDE_USES_OUT_PORTS")
record StoreThatCallsAUseCase(BakeBread bake) {}
