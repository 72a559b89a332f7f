package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.os.Access;
import dev.holdfast.adapters.storage.os.Caching;
import dev.holdfast.adapters.storage.os.Disk;
import dev.holdfast.adapters.storage.os.DiskFailure;
import dev.holdfast.adapters.storage.os.DurableFiles;
import dev.holdfast.adapters.storage.os.OpenFiles;
import dev.holdfast.engine.error.AlreadyExistsException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A repository's files in a folder, laid out as restic does, so that restic opens the folder.
 *
 * <p>Folders are readable by their owner alone (0700), files cannot be written (0400). Safe for
 * several threads; several processes, restic among them, may use one folder.
 */
public final class FileBlobStore implements BlobStore, AutoCloseable {
  /** A restore reads few packs at a time, and a process has about a thousand files to spend. */
  private static final int OPEN_PACKS_MAX = 16;

  private record Listed(String name, long sizeBytes) {}

  private final RepositoryLayout layout;
  private final DurableFiles files;
  private final OpenFiles packs = new OpenFiles(OPEN_PACKS_MAX);

  private FileBlobStore(Path root, DurableFiles files) {
    this.layout = new RepositoryLayout(root);
    this.files = files;
  }

  /**
   * Makes the folders of a repository. Where some are there already, the others are added.
   *
   * @param root is made too where it is missing, with those above it
   * @throws StoreException if it cannot be made, or holds what is not a repository's
   */
  public static FileBlobStore create(Path root) {
    return create(root, new DurableFiles(Disk.local()));
  }

  static FileBlobStore create(Path root, DurableFiles files) {
    FileBlobStore store = new FileBlobStore(root, files);
    try {
      files.createFolders(root);
      store.refuseForeignFolder();
      files.createFoldersIn(root, RepositoryLayout.folders());
      files.createFoldersIn(store.layout.packs(), RepositoryLayout.packFolders());
    } catch (IOException e) {
      throw failure("make a repository", root, e);
    }
    return store;
  }

  /**
   * Opens the folder of a repository that was made before, by {@link #create} or by restic.
   *
   * @throws MissingException if there is no such folder
   */
  public static FileBlobStore open(Path root) {
    return open(root, new DurableFiles(Disk.local()));
  }

  static FileBlobStore open(Path root, DurableFiles files) {
    if (!Files.isDirectory(root)) {
      throw new MissingException("There is no repository at " + root + ": no such folder");
    }
    return new FileBlobStore(root, files);
  }

  @Override
  public void put(BlobKey key, ByteBuffer content) {
    put(key, content, Caching.KEPT);
  }

  /** Long content is written past the system's cache of pages. */
  @Override
  public void putAside(BlobKey key, ByteBuffer content) {
    put(key, content, Caching.PASSED);
  }

  private void put(BlobKey key, ByteBuffer content, Caching caching) {
    Path file = layout.file(key);
    boolean created;
    try {
      created = create(key, file, content, caching);
    } catch (IOException e) {
      throw failure("store " + key, layout.root(), e);
    }
    if (!created) {
      throw new AlreadyExistsException(key + " is already stored in " + layout.root());
    }
  }

  @Override
  public int read(BlobKey key, long offsetBytes, ByteBuffer target) {
    if (offsetBytes < 0) {
      throw new IllegalArgumentException("Offset must not be negative: " + offsetBytes);
    }
    Path file = layout.file(key);
    try {
      return key.kind() == BlobKind.PACK
          ? packs.read(file, offsetBytes, target)
          : OpenFiles.readOnce(file, offsetBytes, target);
    } catch (NoSuchFileException e) {
      throw missing(key, e);
    } catch (IOException e) {
      throw failure("read " + key, layout.root(), e);
    }
  }

  @Override
  public long size(BlobKey key) {
    Path file = layout.file(key);
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      throw missing(key, e);
    } catch (IOException e) {
      throw failure("look up " + key, layout.root(), e);
    }
  }

  @Override
  public void list(BlobKind kind, Visitor visitor) {
    for (Path folder : layout.foldersOf(kind)) {
      try {
        for (Listed file : listed(kind, folder)) {
          visitor.visit(file.name, file.sizeBytes);
        }
      } catch (IOException e) {
        throw failure("list files", folder, e);
      }
    }
  }

  @Override
  public boolean delete(BlobKey key) {
    Path file = layout.file(key);
    try {
      packs.forget(file);
      return files.delete(file);
    } catch (NoSuchFileException e) {
      // Its folder is missing: a copying tool dropped it when empty, or the disk is gone.
      requireRoot(e);
      return false;
    } catch (IOException e) {
      throw failure("delete " + key, layout.root(), e);
    }
  }

  /** Each folder is synced once. */
  @Override
  public void deleteAll(Collection<BlobKey> keys) {
    List<Path> deleted = keys.stream().map(layout::file).toList();
    // Missing files are no error, so a missing disk must not look like that.
    requireRoot(new NoSuchFileException(layout.root().toString()));
    try {
      for (Path file : deleted) {
        packs.forget(file);
      }
      files.deleteAll(deleted);
    } catch (IOException e) {
      throw failure("delete files", layout.root(), e);
    }
  }

  /**
   * Removes what a crash has left half written; restic and the engine pass over it. Nobody may be
   * writing into this folder.
   *
   * @return how many leftovers there were
   */
  public int removeLeftovers() {
    try {
      return Files.isDirectory(layout.temporary()) ? files.removeLeftovers(layout.temporary()) : 0;
    } catch (IOException e) {
      throw failure("remove temporary files", layout.temporary(), e);
    }
  }

  /** Closes the packs that were kept open; the store must not be used after that. */
  @Override
  public void close() {
    try {
      packs.close();
    } catch (IOException e) {
      throw failure("close packs", layout.root(), e);
    }
  }

  private boolean create(BlobKey key, Path file, ByteBuffer content, Caching caching)
      throws IOException {
    try {
      return files.create(file, layout.temporary(), Access.OWNER_READS, content, caching);
    } catch (NoSuchFileException e) {
      // Copying tools drop empty folders. Without the config, though, it is the disk that is gone.
      if (!Files.exists(layout.config())) {
        throw e;
      }
      files.createFolders(layout.temporary());
      files.createFolders(layout.folder(key));
      return files.create(file, layout.temporary(), Access.OWNER_READS, content, caching);
    }
  }

  /** The files of a kind in a folder; names that no such file can have are left out. */
  private List<Listed> listed(BlobKind kind, Path folder) throws IOException {
    List<Listed> listed = new ArrayList<>();
    for (Path file : existing(folder)) {
      String name = file.getFileName().toString();
      boolean fits = kind.fixedName().map(name::equals).orElseGet(() -> Hash.isHex(name));
      if (!fits || !layout.file(new BlobKey(kind, name)).equals(file)) {
        continue;
      }
      try {
        BasicFileAttributes attributes =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isRegularFile()) {
          listed.add(new Listed(name, attributes.size()));
        }
      } catch (NoSuchFileException e) {
        // Deleted meanwhile: so it may be shown or not.
      }
    }
    return listed;
  }

  private List<Path> existing(Path folder) throws IOException {
    try {
      return DurableFiles.entries(folder);
    } catch (NoSuchFileException e) {
      // Copying tools drop empty folders; a repository that is gone altogether is another thing.
      requireRoot(e);
      return List.of();
    }
  }

  private void refuseForeignFolder() throws IOException {
    for (Path entry : DurableFiles.entries(layout.root())) {
      String name = entry.getFileName().toString();
      boolean ours =
          RepositoryLayout.folders().contains(name)
              || layout.config().equals(entry)
              || layout.file(BlobKey.only(BlobKind.MARKER)).equals(entry);
      if (!ours) {
        throw new StoreException(
            layout.root()
                + " holds other files, such as "
                + name
                + ". Choose a new or an empty folder for the repository.");
      }
    }
  }

  private void requireRoot(NoSuchFileException cause) {
    if (!Files.isDirectory(layout.root())) {
      throw new StoreException(
          "The repository folder " + layout.root() + " is gone. Is its disk mounted?", cause);
    }
  }

  private MissingException missing(BlobKey key, NoSuchFileException cause) {
    requireRoot(cause);
    return new MissingException(key + " is not in " + layout.root(), cause);
  }

  private static StoreException failure(String action, Path place, IOException cause) {
    return new StoreException(DiskFailure.of(action, place, cause).sentence(), cause);
  }
}
