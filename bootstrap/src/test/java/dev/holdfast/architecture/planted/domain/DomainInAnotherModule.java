package dev.holdfast.architecture.planted.domain;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("L8_PACKAGE_AND_MODULE_AGREE")
record DomainInAnotherModule() {}
