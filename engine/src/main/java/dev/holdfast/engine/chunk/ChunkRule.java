package dev.holdfast.engine.chunk;

/**
 * How a repository's files are cut: makes chunkers that all cut alike. Safe for use by many
 * threads.
 */
@FunctionalInterface
public interface ChunkRule {

  /** A chunker for one worker. */
  Chunker chunker();
}
