package dev.holdfast.engine.write;

import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.index.RepositoryIndex;
import dev.holdfast.engine.pack.SealedFiles;
import dev.holdfast.engine.store.BlobStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/** What work on a repository is done with; the opened repository brings it together. */
public record RepositoryParts(
    BlobStore store,
    MasterKey key,
    SealedFiles files,
    RepositoryIndex index,
    SecureRandom random,
    InstantSource clock,
    Executor executor) {}
