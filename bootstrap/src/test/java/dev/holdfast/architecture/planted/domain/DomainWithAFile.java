package dev.holdfast.architecture.planted.domain;

import dev.holdfast.architecture.planted.Violates;
import java.io.File;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("L2_DOMAIN_IS_PLAIN_JAVA")
record DomainWithAFile(File file) {}
