package dev.holdfast.domain.protection;

import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.VolumeSelection;

/** What a group protects of one host's volumes. */
public record ProtectedVolumes(ObjectId id, VolumeSelection volumes) {}
