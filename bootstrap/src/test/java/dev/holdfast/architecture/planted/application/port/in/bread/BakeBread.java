package dev.holdfast.architecture.planted.application.port.in.bread;

import org.jspecify.annotations.NullMarked;

@NullMarked
public interface BakeBread {}
