package dev.holdfast.engine.backup;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceFile;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file, stores its content and fills its place in its directory.
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

  @Override
  public void run(BackupWorker worker) {
    run.cancellation().check();
    run.tally().begin(this::path);
    @Nullable FileNode node = null;
    try {
      node = read(worker);
    } catch (IOException e) {
      run.tally().failed(path(), e);
    }
    if (directory.nodes().fill(place, node)) {
      run.store(directory, worker);
    }
  }

  private FileNode read(BackupWorker worker) throws IOException {
    try (SourceFile file = handle.openFile(sourceName)) {
      FileStatus status = file.status();
      if (!status.isFile()) {
        throw new IOException("It was a regular file when it was listed, and is none now");
      }
      List<BlobId> content = new ArrayList<>(1);
      long size =
          worker
              .splitter()
              .split(
                  (target, offset, length) -> {
                    run.cancellation().check();
                    int count = file.read(target, offset, length);
                    run.tally().bytesRead(Math.max(0, count));
                    return count;
                  },
                  (bytes, offset, length) ->
                      content.add(worker.sink().store(BlobType.DATA, bytes, offset, length).id()));
      FileNode node =
          new FileNode(
              name,
              run.nodeMaker().attributes(status, handle.extendedAttributes(sourceName)),
              size,
              status.links(),
              content);
      run.tally().read(isNew, size);
      return node;
    }
  }

  private SnapshotPath path() {
    return above.resolve(sourceName);
  }
}
