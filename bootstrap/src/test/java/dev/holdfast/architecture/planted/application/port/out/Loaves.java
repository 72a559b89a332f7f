package dev.holdfast.architecture.planted.application.port.out;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("T2_EVERY_OUT_PORT_HAS_A_CONTRACT")
public interface Loaves {}
