package dev.holdfast.adapters.storage.posix;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceFile;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.List;

/** A directory that is open for reading. */
final class PosixSourceDirectory implements SourceDirectory {
  private final Descriptor directory;
  private final Listing listing = new Listing();

  PosixSourceDirectory(Descriptor directory) {
    this.directory = directory;
  }

  @Override
  public FileStatus status() throws IOException {
    int number = directory.enter();
    try {
      return Statx.of(Scratch.ofThread(), number);
    } finally {
      directory.leave();
    }
  }

  @Override
  public List<NodeName> names() throws IOException {
    int number = directory.enter();
    try {
      return listing.names(Scratch.ofThread(), number);
    } finally {
      directory.leave();
    }
  }

  @Override
  public FileStatus status(NodeName name) throws IOException {
    int number = directory.enter();
    try {
      return Statx.of(Scratch.ofThread(), number, name);
    } finally {
      directory.leave();
    }
  }

  @Override
  public SourceDirectory openDirectory(NodeName name) throws IOException {
    int number = directory.enter();
    try {
      int opened = Opening.directory(Scratch.ofThread(), number, name);
      return new PosixSourceDirectory(new Descriptor(opened));
    } finally {
      directory.leave();
    }
  }

  @Override
  public SourceFile openFile(NodeName name) throws IOException {
    int number = directory.enter();
    try {
      Scratch scratch = Scratch.ofThread();
      int opened = Opening.fileToRead(scratch, number, name);
      return new PosixSourceFile(new Descriptor(opened), Statx.status(scratch.statx));
    } finally {
      directory.leave();
    }
  }

  @Override
  public ByteString linkTarget(NodeName name) throws IOException {
    int number = directory.enter();
    try {
      return Links.target(Scratch.ofThread(), number, name);
    } finally {
      directory.leave();
    }
  }

  @Override
  public List<ExtendedAttribute> extendedAttributes(NodeName name) throws IOException {
    int number = directory.enter();
    try {
      return ExtendedAttributes.of(Scratch.ofThread(), number, name);
    } finally {
      directory.leave();
    }
  }

  @Override
  public List<ExtendedAttribute> extendedAttributes() throws IOException {
    int number = directory.enter();
    try {
      return ExtendedAttributes.ofOpen(Scratch.ofThread(), number);
    } finally {
      directory.leave();
    }
  }

  @Override
  public void close() {
    directory.close();
  }
}
