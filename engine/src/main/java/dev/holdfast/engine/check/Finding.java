package dev.holdfast.engine.check;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.IndexId;
import dev.holdfast.engine.id.KeyId;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.tree.NodeName;

/** Something that a check has found. */
public sealed interface Finding {

  /** A sentence for people, which names what it was found in. */
  String text();

  /** Whether something is wrong; else it is only good to know. */
  default boolean isDamage() {
    return true;
  }

  /** Whether a repair can do nothing about it, whatever is chosen. */
  default boolean isBeyondRepair() {
    return false;
  }

  /** What was found in a pack. */
  sealed interface OfPack extends Finding {
    PackId pack();
  }

  /** An index file that can't be read, or is damaged; the others are used. */
  record UnusableIndexFile(IndexId file, String reason) implements Finding {
    @Override
    public String text() {
      return "Index file %s can't be used: %s".formatted(file, reason);
    }
  }

  /** A snapshot file that can't be read, or is damaged; the others are used. */
  record UnusableSnapshotFile(SnapshotId file, String reason) implements Finding {
    @Override
    public String text() {
      return "Snapshot file %s can't be used: %s".formatted(file, reason);
    }
  }

  /**
   * A key file that can't be read, or whose name is not the hash of its bytes. It may still open
   * the repository here, and not for other programs.
   */
  record DamagedKeyFile(KeyId file, String reason) implements Finding {
    @Override
    public String text() {
      return "Key file %s is damaged: %s. Add a password while another one still opens the repository."
          .formatted(file, reason);
    }

    @Override
    public boolean isBeyondRepair() {
      return true;
    }
  }

  /** A pack of which index files say different things. */
  record AmbiguousPack(PackId pack) implements OfPack {
    @Override
    public String text() {
      return "Index files describe pack %s differently.".formatted(pack);
    }
  }

  /** A pack whose blobs, as the index has them, don't follow each other. */
  record PackWithGap(PackId pack, long offsetBytes) implements OfPack {
    @Override
    public String text() {
      return "The index leaves a gap in pack %s, or has two blobs in one place, at byte %d."
          .formatted(pack, offsetBytes);
    }
  }

  /**
   * A pack that an index file names and that is not there.
   *
   * @param blobs how many it held
   */
  record MissingPack(PackId pack, int blobs) implements OfPack {
    @Override
    public String text() {
      return "Pack %s is missing (blobs in it: %d).".formatted(pack, blobs);
    }
  }

  /** A pack that is longer or shorter than its blobs and its header. */
  record WrongPackLength(PackId pack, long bytes, long expectedBytes) implements OfPack {
    @Override
    public String text() {
      return "Pack %s has %d bytes instead of %d.".formatted(pack, bytes, expectedBytes);
    }
  }

  /** A pack that no index file names: a backup is at work, or was ended early. A note. */
  record UnindexedPack(PackId pack, long bytes) implements OfPack {
    @Override
    public String text() {
      return "No index file names pack %s of %d bytes; a prune removes it unless a backup is at work."
          .formatted(pack, bytes);
    }

    @Override
    public boolean isDamage() {
      return false;
    }
  }

  /** A pack that no index file names, and whose blobs are named anew by a repair. A note. */
  record FoundPack(PackId pack, int blobs) implements OfPack {
    @Override
    public String text() {
      return "No index file names pack %s; its own header tells what is in it (blobs: %d)."
          .formatted(pack, blobs);
    }

    @Override
    public boolean isDamage() {
      return false;
    }
  }

  /**
   * A pack that no index file names, and that doesn't tell what is in it: most often what a crash
   * has left of a write. A note.
   */
  record UnusablePack(PackId pack, long bytes, String reason) implements OfPack {
    @Override
    public String text() {
      return "No index file names pack %s of %d bytes, nor does it tell itself what is in it; a prune removes it. %s"
          .formatted(pack, bytes, reason);
    }

    @Override
    public boolean isDamage() {
      return false;
    }
  }

  /** A pack that the store can't give from end to end. */
  record UnreadablePack(PackId pack, String reason) implements OfPack {
    @Override
    public String text() {
      return "Pack %s can't be read to its end: %s".formatted(pack, reason);
    }
  }

  /** A pack whose name is not the hash of its bytes. */
  record WrongPackHash(PackId pack, Hash found) implements OfPack {
    @Override
    public String text() {
      return "Pack %s is damaged: its bytes have the hash %s.".formatted(pack, found);
    }
  }

  /** A pack whose header can't be opened, or says something else than the index. */
  record WrongPackHeader(PackId pack, String reason) implements OfPack {
    @Override
    public String text() {
      return "The header of pack %s is wrong: %s".formatted(pack, reason);
    }
  }

  /**
   * A blob that lies in a pack and can't be opened.
   *
   * @param reason names the blob
   */
  record DamagedBlob(PackId pack, BlobType type, BlobId blob, String reason) implements OfPack {
    @Override
    public String text() {
      return "In pack %s: %s".formatted(pack, reason);
    }
  }

  /**
   * A blob that is damaged or missing in one pack and sound in another, so it touches no file. A
   * note beside the damage of that pack.
   */
  record SoundCopy(BlobType type, BlobId blob, PackId lostIn, PackId soundIn) implements Finding {
    @Override
    public String text() {
      return "The %s blob %s is lost in pack %s and sound in pack %s, so no file is touched by it."
          .formatted(type.text(), blob, lostIn, soundIn);
    }

    @Override
    public boolean isDamage() {
      return false;
    }
  }

  /**
   * A blob that no index file knows.
   *
   * @param snapshot one of those that need it
   */
  record MissingBlob(BlobType type, BlobId blob, SnapshotId snapshot) implements Finding {
    @Override
    public String text() {
      return "No index file knows the %s blob %s, which snapshot %s needs."
          .formatted(type.text(), blob, snapshot);
    }
  }

  /**
   * A tree of which no copy can be read.
   *
   * @param snapshot one of those that need it
   */
  record UnreadableTree(BlobId tree, SnapshotId snapshot, String reason) implements Finding {
    @Override
    public String text() {
      return "Tree %s, which snapshot %s needs, can't be read: %s"
          .formatted(tree, snapshot, reason);
    }
  }

  /**
   * A file whose size is not the length of its content. restic does not look for this.
   *
   * @param tree the directory of the file
   * @param snapshot one of those that hold it
   * @param contentBytes length of its blobs together
   */
  record WrongFileSize(
      BlobId tree, SnapshotId snapshot, NodeName name, long sizeBytes, long contentBytes)
      implements Finding {
    @Override
    public String text() {
      return "File \"%s\" in tree %s of snapshot %s should have %d bytes, and its content has %d."
          .formatted(name, tree, snapshot, sizeBytes, contentBytes);
    }

    @Override
    public boolean isBeyondRepair() {
      return true;
    }
  }

  /**
   * A directory whose names don't ascend. Told of the first such name.
   *
   * @param snapshot one of those that hold it
   */
  record UnsortedNames(BlobId tree, SnapshotId snapshot, NodeName name, NodeName before)
      implements Finding {
    @Override
    public String text() {
      return "Tree %s of snapshot %s is not sorted: \"%s\" follows \"%s\"."
          .formatted(tree, snapshot, name, before);
    }

    @Override
    public boolean isBeyondRepair() {
      return true;
    }
  }
}
