package dev.holdfast.adapters.storage.volume;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.restore.TargetFile;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** A directory to which one volume comes back, and nothing else. */
abstract class OneFileDirectory implements TargetDirectory {
  @Override
  public TargetDirectory openDirectory(NodeName name) throws IOException {
    throw refused();
  }

  @Override
  public TargetDirectory makeDirectory(NodeName name) throws IOException {
    throw refused();
  }

  @Override
  public TargetFile makeFile(NodeName name) throws IOException {
    throw refused();
  }

  @Override
  public void makeSymlink(NodeName name, ByteString target) throws IOException {
    throw refused();
  }

  @Override
  public void makeFifo(NodeName name) throws IOException {
    throw refused();
  }

  @Override
  public void makeSocket(NodeName name) throws IOException {
    throw refused();
  }

  @Override
  public void makeDevice(NodeName name, boolean character, long device) throws IOException {
    throw refused();
  }

  @Override
  public void makeLink(NodeName name, TargetDirectory otherDirectory, NodeName otherName)
      throws IOException {
    throw refused();
  }

  @Override
  public void rename(NodeName name, NodeName newName, boolean replaces) throws IOException {
    throw refused();
  }

  @Override
  public ByteString linkTarget(NodeName name) throws IOException {
    throw refused();
  }

  @Override
  public void removeFile(NodeName name) throws IOException {
    throw refused();
  }

  @Override
  public void removeDirectory(NodeName name) throws IOException {
    throw refused();
  }

  private static FileSystemException refused() {
    return new FileSystemException("", null, "Only the content of a volume can come here");
  }
}
