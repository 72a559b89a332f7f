package dev.holdfast.architecture.planted.application.service.bread;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("L4_SERVICES_ARE_HIDDEN")
public final class BreadThatIsSeen {}
