package dev.holdfast.adapters.storage.posix;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceFile;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A directory that was reached name by name and through no link, and which knows the mount that it
 * was reached through. That is told of what is open, so nobody can change it afterwards.
 */
public final class MountedDirectory implements SourceDirectory {
  private static final ByteString TOP = ByteString.utf8("/");

  private final Descriptor descriptor;
  private final PosixSourceDirectory directory;
  private final FileStatus statusAtOpening;
  private final long mount;
  private final AtomicBoolean fresh = new AtomicBoolean(true);

  private MountedDirectory(Descriptor descriptor, FileStatus statusAtOpening, long mount) {
    this.descriptor = descriptor;
    this.directory = new PosixSourceDirectory(descriptor);
    this.statusAtOpening = statusAtOpening;
    this.mount = mount;
  }

  /** The top of this machine's files. */
  public static MountedDirectory top() throws IOException {
    Scratch scratch = Scratch.ofThread();
    return of(scratch, Opening.root(scratch, scratch.path(TOP), TOP.toString()));
  }

  /** The mount that it was reached through, by the number that the system gives it. */
  public long mount() {
    return mount;
  }

  public FileIdentity identity() {
    return statusAtOpening.identity();
  }

  /** Takes hold of a directory in it: good for looking up names and not for listing them. */
  public MountedDirectory hold(NodeName name) throws IOException {
    int number = descriptor.enter();
    try {
      Scratch scratch = Scratch.ofThread();
      return of(scratch, Opening.heldDirectory(scratch, number, name));
    } finally {
      descriptor.leave();
    }
  }

  @Override
  public MountedDirectory openDirectory(NodeName name) throws IOException {
    int number = descriptor.enter();
    try {
      Scratch scratch = Scratch.ofThread();
      return of(scratch, Opening.directory(scratch, number, name));
    } finally {
      descriptor.leave();
    }
  }

  /** Opens a regular file in it, and says through which mount. */
  public MountedFile openMountedFile(NodeName name) throws IOException {
    int number = descriptor.enter();
    try {
      Scratch scratch = Scratch.ofThread();
      int opened = Opening.fileToRead(scratch, number, name);
      FileStatus status = Statx.status(scratch.statx);
      long itsMount = mountOf(scratch, opened);
      return new MountedFile(new PosixSourceFile(new Descriptor(opened), status), itsMount);
    } finally {
      descriptor.leave();
    }
  }

  /** Opens a block device in it for reading. */
  public PosixDevice openDevice(NodeName name) throws IOException {
    int number = descriptor.enter();
    try {
      Scratch scratch = Scratch.ofThread();
      return device(scratch, Opening.deviceToRead(scratch, number, name));
    } finally {
      descriptor.leave();
    }
  }

  /**
   * Opens a block device in it for reading and writing, and for nobody else beside.
   *
   * @throws java.nio.file.FileSystemException if something uses it
   */
  public PosixDevice openDeviceToWrite(NodeName name) throws IOException {
    int number = descriptor.enter();
    try {
      Scratch scratch = Scratch.ofThread();
      return device(scratch, Opening.deviceToWrite(scratch, number, name));
    } finally {
      descriptor.leave();
    }
  }

  private static PosixDevice device(Scratch scratch, int opened) {
    return new PosixDevice(new Descriptor(opened), Statx.status(scratch.statx));
  }

  /** The same directory, to put something into; closing either closes both. */
  public TargetDirectory target() {
    return new PosixTargetDirectory(descriptor);
  }

  /**
   * Has everything that was written to the directory's file system survive a crash of the machine.
   */
  public void sync() throws IOException {
    int number = descriptor.enter();
    try {
      long answer = Kernel.call(Scratch.ofThread(), SystemCall.SYNCFS, number, 0, 0, 0, 0);
      if (answer < 0) {
        throw Errno.failure(answer);
      }
    } finally {
      descriptor.leave();
    }
  }

  @Override
  public SourceFile openFile(NodeName name) throws IOException {
    return openMountedFile(name).file();
  }

  /** The status of what bears a name, were it a link, and the mount that it is reached through. */
  public MountedStatus mountedStatus(NodeName name) throws IOException {
    int number = descriptor.enter();
    try {
      Scratch scratch = Scratch.ofThread();
      FileStatus status = Statx.of(scratch, number, name);
      return new MountedStatus(status, Statx.mount(scratch.statx));
    } finally {
      descriptor.leave();
    }
  }

  /** The opening had to read the status; who asks for it right away need not pay twice. */
  @Override
  public FileStatus status() throws IOException {
    return fresh.getAndSet(false) ? statusAtOpening : directory.status();
  }

  @Override
  public List<NodeName> names() throws IOException {
    return directory.names();
  }

  @Override
  public FileStatus status(NodeName name) throws IOException {
    return directory.status(name);
  }

  @Override
  public ByteString linkTarget(NodeName name) throws IOException {
    return directory.linkTarget(name);
  }

  @Override
  public List<ExtendedAttribute> extendedAttributes(NodeName name) throws IOException {
    return directory.extendedAttributes(name);
  }

  @Override
  public List<ExtendedAttribute> extendedAttributes() throws IOException {
    return directory.extendedAttributes();
  }

  @Override
  public void close() {
    directory.close();
  }

  private static MountedDirectory of(Scratch scratch, int opened) throws IOException {
    long answer = Statx.look(scratch, opened);
    if (answer < 0) {
      Descriptor.release(opened);
      throw Errno.failure(answer);
    }
    FileStatus status = Statx.status(scratch.statx);
    long itsMount = mountOf(scratch, opened);
    return new MountedDirectory(new Descriptor(opened), status, itsMount);
  }

  private static long mountOf(Scratch scratch, int opened) throws IOException {
    try {
      return Statx.mount(scratch.statx);
    } catch (IOException e) {
      Descriptor.release(opened);
      throw e;
    }
  }
}
