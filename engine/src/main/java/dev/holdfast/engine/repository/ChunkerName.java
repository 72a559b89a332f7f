package dev.holdfast.engine.repository;

import dev.holdfast.engine.chunk.ChunkRule;
import dev.holdfast.engine.chunk.GearChunker;
import dev.holdfast.engine.chunk.GearTable;
import dev.holdfast.engine.chunk.Polynomial;
import dev.holdfast.engine.chunk.RabinChunker;
import dev.holdfast.engine.crypt.MasterKey;
import java.util.Optional;

/**
 * How a repository's files are cut. A text says it in the config: name, version, and all numbers,
 * so that another number is another chunker.
 */
enum ChunkerName {
  /** restic's, which is meant where the config says nothing. */
  RABIN(""),
  /**
   * {@link GearChunker}: shortest, normal and longest chunk, and the bits below and from normal.
   */
  GEAR("gear-1 524288 1048576 8388608 21 19");

  private final String text;

  ChunkerName(String text) {
    this.text = text;
  }

  /** As the config has it; empty where it has nothing. */
  String text() {
    return text;
  }

  static Optional<ChunkerName> of(String text) {
    return GEAR.text.equals(text) ? Optional.of(GEAR) : Optional.empty();
  }

  ChunkRule rule(Polynomial polynomial, MasterKey key) {
    return switch (this) {
      case RABIN -> () -> new RabinChunker(polynomial);
      case GEAR -> {
        GearTable table = GearTable.of(key);
        yield () -> new GearChunker(table);
      }
    };
  }
}
