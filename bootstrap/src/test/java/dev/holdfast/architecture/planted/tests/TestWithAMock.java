package dev.holdfast.architecture.planted.tests;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.mockito.Mock;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("T1_NO_MOCKING_LIBRARY")
record TestWithAMock(Mock mock) {}
