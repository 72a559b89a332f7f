package dev.holdfast.architecture.planted.adapters.http;

import dev.holdfast.architecture.planted.Violates;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("P4_PATHS_ONLY_AT_THE_EDGES")
record RouteWithAPath(Path path) {}
