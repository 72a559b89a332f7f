package dev.holdfast.architecture.planted.adapters.http;

import dev.holdfast.architecture.planted.Violates;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("S3_NO_OPTIONAL_FIELDS")
record MaybeBread(Optional<String> bread) {}
