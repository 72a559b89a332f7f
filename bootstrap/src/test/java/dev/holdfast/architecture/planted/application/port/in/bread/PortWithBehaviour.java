package dev.holdfast.architecture.planted.application.port.in.bread;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("S4_PORTS_ARE_CONTRACTS")
final class PortWithBehaviour {}
