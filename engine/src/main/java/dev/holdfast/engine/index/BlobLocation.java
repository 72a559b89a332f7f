package dev.holdfast.engine.index;

import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.pack.PackedBlob;

/** One copy of a blob: in which pack, and where there. */
public record BlobLocation(PackId pack, PackedBlob blob) {}
