package dev.holdfast.engine.backup;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceFile;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.work.Crew;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file, stores its content and fills its place in its directory. Chunks of a long file go
 * to other workers while these have nothing else to do.
 *
 * @param handle the directory in the source; open until the place is filled
 * @param above where that directory lies in the source
 * @param isNew whether the parent has no such file
 */
record FileJob(
    BackupRun run,
    OpenDirectory directory,
    DirectoryInWork.Place place,
    SourceDirectory handle,
    SnapshotPath above,
    NodeName sourceName,
    NodeName name,
    boolean isNew)
    implements Crew.Job<BackupWorker> {

  /** A shorter chunk is stored in the time that it takes to wake another worker. */
  private static final int SHARED_BYTES_MIN = 256 << 10;

  @Override
  public void run(BackupWorker worker) {
    run.cancellation().check();
    run.tally().begin(this::path);
    FileContent content = new FileContent();
    try (SourceFile file = handle.openFile(sourceName)) {
      FileContent.End end = read(file, content, worker);
      content.end(end).ifPresent(node -> fill(node, worker));
    } catch (IOException e) {
      run.tally().failed(path(), e);
      fill(null, worker);
    }
  }

  private FileContent.End read(SourceFile file, FileContent content, BackupWorker worker)
      throws IOException {
    FileStatus status = file.status();
    if (!status.isFile()) {
      throw new IOException("It was a regular file when it was listed, and is none now");
    }
    Attributes attributes =
        run.nodeMaker().attributes(status, handle.extendedAttributes(sourceName));
    long size =
        worker
            .splitter()
            .split(
                new FileReading(run, file, status.sizeBytes()),
                (bytes, offset, length) -> store(content, bytes, offset, length, worker));
    return new FileContent.End(name, attributes, size, status.links());
  }

  private void store(
      FileContent content, byte[] bytes, int offset, int length, BackupWorker worker) {
    if (length >= SHARED_BYTES_MIN && run.crew().hasIdle()) {
      share(content, bytes, offset, length, worker);
    } else {
      content.add(worker.sink().store(BlobType.DATA, bytes, offset, length).id());
    }
  }

  private void share(
      FileContent content, byte[] bytes, int offset, int length, BackupWorker worker) {
    byte[] chunk = run.buffers().take(length);
    System.arraycopy(bytes, offset, chunk, 0, length);
    int at = content.reserve();
    Crew.Job<BackupWorker> part =
        other -> {
          run.cancellation().check();
          BlobId blob = other.sink().store(BlobType.DATA, chunk, 0, length).id();
          run.buffers().giveBack(chunk);
          content.fill(at, blob).ifPresent(node -> fill(node, other));
        };
    if (!run.crew().offer(part)) {
      part.run(worker);
    }
  }

  /** Puts the node into the directory, or nothing where the file can't be read. */
  private void fill(@Nullable FileNode node, BackupWorker worker) {
    if (node != null) {
      run.tally().read(isNew, node.sizeBytes());
    }
    if (directory.nodes().fill(place, node)) {
      run.store(directory, worker);
    }
  }

  private SnapshotPath path() {
    return TreeWalk.nameable(above, sourceName);
  }
}
