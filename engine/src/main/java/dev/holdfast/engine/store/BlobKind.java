package dev.holdfast.engine.store;

import java.util.Optional;

/**
 * What a stored file is. A store that keeps files lays them out as restic does.
 *
 * <p>Most kinds hold many files, each named by the SHA-256 of its bytes; {@link #CONFIG} and {@link
 * #MARKER} are one file each, with a fixed name.
 */
public enum BlobKind {
  /** The one file {@code config}. */
  CONFIG("config"),
  /** Key files: {@code keys/<id>}. */
  KEY(""),
  /** Packs: {@code data/<first two digits of id>/<id>}. */
  PACK(""),
  /** Index files: {@code index/<id>}. */
  INDEX(""),
  /** Snapshots: {@code snapshots/<id>}. */
  SNAPSHOT(""),
  /** Locks: {@code locks/<id>}. */
  LOCK(""),
  /**
   * The one file {@code holdfast-managed}, beside the format: a server looks after this repository.
   * restic ignores it.
   */
  MARKER("holdfast-managed");

  private final String fixedName;

  BlobKind(String fixedName) {
    this.fixedName = fixedName;
  }

  /** The name of the only file of this kind; empty where files are named by their hash. */
  public Optional<String> fixedName() {
    return fixedName.isEmpty() ? Optional.empty() : Optional.of(fixedName);
  }
}
