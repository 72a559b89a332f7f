package dev.holdfast.domain.recovery;

import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import org.jspecify.annotations.Nullable;

/**
 * Where files come to lie, and how.
 *
 * @param host whose disk it is
 * @param folder below which they get the full paths that they had; null for where they were
 * @param overwrites whether what is there is replaced; else it is kept as it is
 * @param keepsAttributes whether they get their owner, mode and extended attributes again
 * @param keepsTimes whether they get their times again
 * @param keepsAccessLists whether they get their access lists again
 * @param endsAtFailure whether nothing more is brought back after the first entry that failed
 */
public record FileTarget(
    ObjectId host,
    @Nullable SourcePath folder,
    boolean overwrites,
    boolean keepsAttributes,
    boolean keepsTimes,
    boolean keepsAccessLists,
    boolean endsAtFailure) {}
