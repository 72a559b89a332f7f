package dev.holdfast.architecture.planted.testkit.contract;

import org.jspecify.annotations.NullMarked;

@NullMarked
abstract class OnlyKeeper extends LoavesContract {}
