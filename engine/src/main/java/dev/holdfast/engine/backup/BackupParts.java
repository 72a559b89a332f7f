package dev.holdfast.engine.backup;

import dev.holdfast.engine.chunk.ChunkRule;
import dev.holdfast.engine.write.RepositoryParts;

/**
 * What a backup works with.
 *
 * @param cut how the repository's files are cut
 */
public record BackupParts(RepositoryParts repository, ChunkRule cut) {}
