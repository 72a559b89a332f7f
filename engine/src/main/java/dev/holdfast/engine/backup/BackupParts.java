package dev.holdfast.engine.backup;

import dev.holdfast.engine.chunk.ChunkRule;
import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.index.RepositoryIndex;
import dev.holdfast.engine.pack.SealedFiles;
import dev.holdfast.engine.store.BlobStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What a backup works with; the opened repository brings it together.
 *
 * @param cut how the repository's files are cut
 */
public record BackupParts(
    BlobStore store,
    MasterKey key,
    SealedFiles files,
    RepositoryIndex index,
    ChunkRule cut,
    SecureRandom random,
    InstantSource clock,
    Executor executor) {}
