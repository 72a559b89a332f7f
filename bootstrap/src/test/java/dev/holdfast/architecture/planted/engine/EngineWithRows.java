package dev.holdfast.architecture.planted.engine;

import dev.holdfast.architecture.planted.Violates;
import java.sql.Connection;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("L9_ENGINE_STANDS_ALONE")
record EngineWithRows(Connection rows) {}
