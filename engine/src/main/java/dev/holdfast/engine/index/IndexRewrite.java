package dev.holdfast.engine.index;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.id.Sha256;
import dev.holdfast.engine.pack.PackContents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Names packs anew, without those that will go: writes new index files in the place of those that
 * name such packs, and of those that are short. Deletes nothing: when this is done, each pack that
 * stays is named twice, and the old files can go.
 *
 * <p>For one thread.
 */
public final class IndexRewrite {
  /** Shorter ones are put together. */
  private static final int BLOBS_MIN = IndexFile.USUAL_BLOBS / 2;

  private final RepositoryIndex index;
  private final Set<PackId> going;
  private final List<PackContents> staying = new ArrayList<>();

  /** Hashes of what was said of each pack: the same is not said twice. */
  private final Set<Hash> said = new HashSet<>();

  private final Sha256 sha256 = new Sha256();
  private final Set<Hash> replaced = new HashSet<>();
  private int stayingBlobs;

  /** Stays as it is, unless there is something that it can be put together with. */
  private @Nullable ShortFile shortFile;

  private record ShortFile(Hash name, List<PackContents> packs) {}

  /**
   * @param going the packs that will be deleted
   */
  public IndexRewrite(RepositoryIndex index, Set<PackId> going) {
    this.index = index;
    this.going = Set.copyOf(going);
  }

  /**
   * Writes the new files; they are durable on return.
   *
   * @param files the index files to look at
   * @param before called before each write, to make sure that it is allowed still
   * @param progress told how many files were looked at
   * @return those that are not needed any more
   */
  public Set<Hash> run(
      Set<Hash> files, Cancellation cancellation, Runnable before, LongConsumer progress) {
    long done = 0;
    for (Hash file : files) {
      cancellation.check();
      look(file, index.read(file), before);
      done++;
      progress.accept(done);
    }
    if (!staying.isEmpty()) {
      replaceShort(before);
    }
    write(before);
    return Set.copyOf(replaced);
  }

  private void look(Hash file, List<PackContents> packs, Runnable before) {
    if (mustGo(packs)) {
      replace(file, packs, before);
    } else if (isShort(packs)) {
      if (shortFile == null && staying.isEmpty()) {
        shortFile = new ShortFile(file, packs);
      } else {
        replaceShort(before);
        replace(file, packs, before);
      }
    }
  }

  private void replaceShort(Runnable before) {
    if (shortFile != null) {
      replace(shortFile.name(), shortFile.packs(), before);
      shortFile = null;
    }
  }

  private boolean mustGo(List<PackContents> packs) {
    return packs.isEmpty() || packs.stream().anyMatch(pack -> going.contains(pack.id()));
  }

  private static boolean isShort(List<PackContents> packs) {
    return packs.stream().mapToInt(pack -> pack.blobs().size()).sum() < BLOBS_MIN;
  }

  private void replace(Hash file, List<PackContents> packs, Runnable before) {
    replaced.add(file);
    for (PackContents pack : packs) {
      if (!going.contains(pack.id()) && said.add(hash(pack))) {
        staying.add(pack);
        stayingBlobs += pack.blobs().size();
      }
      if (stayingBlobs >= IndexFile.USUAL_BLOBS) {
        write(before);
      }
    }
  }

  private Hash hash(PackContents pack) {
    byte[] description = IndexFile.encode(List.of(pack));
    return sha256.hash(description, 0, description.length);
  }

  private void write(Runnable before) {
    if (!staying.isEmpty()) {
      before.run();
      index.saveAgain(staying);
      staying.clear();
      stayingBlobs = 0;
    }
  }
}
