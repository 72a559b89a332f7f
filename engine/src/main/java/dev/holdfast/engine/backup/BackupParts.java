package dev.holdfast.engine.backup;

import dev.holdfast.engine.chunk.Chunker;
import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.index.RepositoryIndex;
import dev.holdfast.engine.pack.SealedFiles;
import dev.holdfast.engine.store.BlobStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What a {@link SnapshotWriter} works with; the opened repository brings it together.
 *
 * @param chunker used by this writer alone
 */
public record BackupParts(
    BlobStore store,
    MasterKey key,
    SealedFiles files,
    RepositoryIndex index,
    Chunker chunker,
    SecureRandom random,
    InstantSource clock,
    Executor executor) {}
