package dev.holdfast.architecture.planted.domain.tenant;

import org.jspecify.annotations.NullMarked;

@NullMarked
public record TenantId(String value) {}
