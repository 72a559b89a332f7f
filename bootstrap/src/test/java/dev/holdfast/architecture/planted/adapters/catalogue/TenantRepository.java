package dev.holdfast.architecture.planted.adapters.catalogue;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("S7_REPOSITORY_IS_THE_BACKUP_REPOSITORY")
final class TenantRepository {}
