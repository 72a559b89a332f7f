package dev.holdfast.benchmarks.large;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.pack.PackedBlob;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileTimes;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.Owner;
import dev.holdfast.engine.tree.TreeWriter;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Folders of 100 files, of 10 blobs each, in folders of 100 folders. */
final class Folders {
  private static final int BLOBS_A_FILE = 10;
  private static final int ENTRIES = 100;
  private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-01-01T00:00:00Z");

  private final TreePacks trees;
  private final List<BlobId> content = new ArrayList<>();
  private final List<Node> files = new ArrayList<>();
  private final List<Node> folders = new ArrayList<>();
  private final List<Node> upper = new ArrayList<>();
  private long sizeBytes;

  Folders(TreePacks trees) {
    this.trees = trees;
  }

  /** Puts a blob into the next file. */
  void add(PackedBlob blob) {
    content.add(blob.id());
    sizeBytes += blob.plainBytes();
    if (content.size() == BLOBS_A_FILE) {
      endFile();
    }
  }

  private void endFile() {
    Attributes attributes = attributes(0644);
    files.add(new FileNode(name(files), attributes, sizeBytes, 1, content));
    content.clear();
    sizeBytes = 0;
    if (files.size() == ENTRIES) {
      end(files, folders);
    }
    if (folders.size() == ENTRIES) {
      end(folders, upper);
    }
  }

  private void end(List<Node> nodes, List<Node> above) {
    BlobId tree = trees.add(written(nodes));
    nodes.clear();
    above.add(new DirectoryNode(name(above), attributes(FileMode.DIRECTORY | 0755), tree));
  }

  /** Ends what is begun; the upper folders come back. */
  List<Node> end() {
    if (!content.isEmpty()) {
      endFile();
    }
    if (!files.isEmpty()) {
      end(files, folders);
    }
    if (!folders.isEmpty()) {
      end(folders, upper);
    }
    return List.copyOf(upper);
  }

  /** The tree of these nodes. */
  static byte[] written(List<Node> nodes) {
    TreeWriter writer = new TreeWriter();
    nodes.forEach(writer::add);
    return writer.finish();
  }

  private static NodeName name(List<Node> others) {
    return NodeName.of("entry%04d".formatted(others.size()));
  }

  private static Attributes attributes(int mode) {
    return new Attributes(
        new FileMode(mode), FileTimes.all(TIME), Owner.ROOT, FileIdentity.UNKNOWN);
  }
}
