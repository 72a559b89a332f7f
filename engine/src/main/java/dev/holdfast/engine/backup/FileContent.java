package dev.holdfast.engine.backup;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.NodeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The blobs of a file while several workers store them. It is whole when it was read to its end and
 * all blobs are there. Safe for use by many threads.
 */
final class FileContent {
  private static final BlobId NOT_YET = new BlobId(new Hash(0, 0, 0, 0));

  /** What is known of a file when it was read to its end. */
  record End(NodeName name, Attributes attributes, long sizeBytes, long links) {}

  private final List<BlobId> blobs = new ArrayList<>(1);
  private int missing;
  private @Nullable End end;

  /** Takes the next place and fills it. */
  synchronized void add(BlobId blob) {
    blobs.add(blob);
  }

  /** Takes the next place, for a blob that another worker stores. */
  synchronized int reserve() {
    blobs.add(NOT_YET);
    missing++;
    return blobs.size() - 1;
  }

  /** Fills a place; returns the node if that makes it whole. */
  synchronized Optional<FileNode> fill(int place, BlobId blob) {
    blobs.set(place, blob);
    missing--;
    return whole();
  }

  /** No further place will be taken; returns the node if that makes it whole. */
  synchronized Optional<FileNode> end(End known) {
    end = known;
    return whole();
  }

  private Optional<FileNode> whole() {
    return end == null || missing > 0
        ? Optional.empty()
        : Optional.of(
            new FileNode(end.name(), end.attributes(), end.sizeBytes(), end.links(), blobs));
  }
}
