package dev.holdfast.adapters.storage.volume;

import dev.holdfast.engine.restore.RestoreTarget;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.restore.TargetFile;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An image file to which a volume comes back, whatever the volume was called.
 *
 * @param folder that the file lies in
 * @param stored what the volume is called in the snapshot
 * @param name what the file is called
 */
record ImageTarget(RestoreTarget folder, NodeName stored, NodeName name) implements RestoreTarget {

  @Override
  public TargetDirectory root() throws IOException {
    return new Folder(folder.root());
  }

  @Override
  public Optional<TargetDirectory> rootIfThere() throws IOException {
    return folder.rootIfThere().map(Folder::new);
  }

  private final class Folder extends OneFileDirectory {
    private final TargetDirectory directory;

    Folder(TargetDirectory directory) {
      this.directory = directory;
    }

    private NodeName real(NodeName asked) {
      return asked.equals(stored) ? name : asked;
    }

    @Override
    public List<NodeName> names() throws IOException {
      return directory.names();
    }

    @Override
    public Optional<FileStatus> status(NodeName asked) throws IOException {
      return directory.status(real(asked));
    }

    @Override
    public TargetFile openFile(NodeName asked) throws IOException {
      return directory.openFile(real(asked));
    }

    @Override
    public TargetFile makeFile(NodeName asked) throws IOException {
      return directory.makeFile(real(asked));
    }

    @Override
    public void rename(NodeName asked, NodeName newName, boolean replaces) throws IOException {
      directory.rename(real(asked), real(newName), replaces);
    }

    @Override
    public void removeFile(NodeName asked) throws IOException {
      directory.removeFile(real(asked));
    }

    @Override
    public List<String> apply(NodeName asked, Attributes attributes) throws IOException {
      return directory.apply(real(asked), attributes);
    }

    @Override
    public List<String> apply(TargetFile file, NodeName asked, Attributes attributes)
        throws IOException {
      return directory.apply(file, real(asked), attributes);
    }

    @Override
    public List<String> apply(Attributes attributes) throws IOException {
      return directory.apply(attributes);
    }

    @Override
    public void close() {
      directory.close();
    }
  }
}
