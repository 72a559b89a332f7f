package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.os.Access;
import dev.holdfast.adapters.storage.os.DurableFiles;
import dev.holdfast.adapters.storage.os.OpenFiles;
import dev.holdfast.application.port.out.Staging;
import dev.holdfast.domain.error.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Bodies as files in the data folder's {@code staging}, each under a random name. */
public final class FileStaging implements Staging, AutoCloseable {
  private static final int NAME_BYTES = 16;
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{" + 2 * NAME_BYTES + "}");

  /** Ranges are read by the few workers that store bodies. */
  private static final int OPEN_FILES_MAX = 4;

  private final DataFolder folder;
  private final RandomGenerator chance;
  private final OpenFiles open = new OpenFiles(OPEN_FILES_MAX);

  /**
   * Stages in a data folder.
   *
   * @param chance makes names; safe for several threads
   */
  public FileStaging(DataFolder folder, RandomGenerator chance) {
    this.folder = folder;
    this.chance = chance;
  }

  @Override
  public Draft begin(long bytesMax) {
    byte[] name = new byte[NAME_BYTES];
    chance.nextBytes(name);
    Path file = folder.staging().resolve(HexFormat.of().formatHex(name));
    try {
      return new StagedDraft(
          folder.files().begin(folder.staging(), Access.OWNER), file, bytesMax, folder.files());
    } catch (IOException e) {
      throw DataFolder.failure("begin a file", folder.staging(), e);
    }
  }

  @Override
  public InputStream open(String file) {
    Path path = path(file);
    try {
      return Files.newInputStream(path);
    } catch (NoSuchFileException e) {
      throw missing(file);
    } catch (IOException e) {
      throw DataFolder.failure("open a staged file", path, e);
    }
  }

  @Override
  public byte[] read(String file, long offset, int length) {
    Path path = path(file);
    try {
      requireWithin(Files.size(path), offset, length);
      ByteBuffer bytes = ByteBuffer.allocate(length);
      open.read(path, offset, bytes);
      return bytes.array();
    } catch (NoSuchFileException e) {
      throw missing(file);
    } catch (IOException e) {
      throw DataFolder.failure("read a staged file", path, e);
    }
  }

  @Override
  public void discard(String file) {
    if (!NAME.matcher(file).matches()) {
      return;
    }
    Path path = folder.staging().resolve(file);
    try {
      open.forget(path);
      folder.files().delete(path);
    } catch (IOException e) {
      throw DataFolder.failure("remove a staged file", path, e);
    }
  }

  @Override
  public List<String> files() {
    try {
      return DurableFiles.entries(folder.staging()).stream()
          .map(file -> file.getFileName().toString())
          .filter(name -> NAME.matcher(name).matches())
          .toList();
    } catch (IOException e) {
      throw DataFolder.failure("list staged files", folder.staging(), e);
    }
  }

  /** Closes what was kept open for reading ranges. */
  @Override
  public void close() {
    try {
      open.close();
    } catch (IOException e) {
      throw DataFolder.failure("close staged files", folder.staging(), e);
    }
  }

  private static void requireWithin(long size, long offset, int length) {
    if (offset < 0 || length < 0 || offset > size - length) {
      throw new IllegalArgumentException(
          "Bytes " + offset + " to " + (offset + length) + " are not within " + size);
    }
  }

  private Path path(String file) {
    if (!NAME.matcher(file).matches()) {
      throw missing(file);
    }
    return folder.staging().resolve(file);
  }

  private static NotFoundException missing(String file) {
    return new NotFoundException("staging.file.missing", "There is no staged file " + file + ".");
  }
}
