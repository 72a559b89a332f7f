package dev.holdfast.engine.backup;

import dev.holdfast.engine.id.BlobId;

/**
 * A blob that the repository has, or will have when its pack is stored.
 *
 * @param isNew whether it had to be added
 */
record StoredBlob(BlobId id, boolean isNew) {}
