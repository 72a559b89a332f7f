package dev.holdfast.application.port.out;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** A place for bodies between their arrival and the job that stores them. */
public interface Staging {

  /** A file that is being written; closing it without {@link #commit} leaves nothing behind. */
  interface Draft extends AutoCloseable {
    /** Where to write, from one thread; it need not be closed. */
    OutputStream content();

    /**
     * Makes the file durable under its name.
     *
     * @return the name by which it is opened and discarded
     */
    String commit();

    @Override
    void close();
  }

  /**
   * Begins a file. Writing to it throws {@code UnavailableException} where the disk is full, and
   * {@code LimitReachedException} where it grows longer than the limit.
   *
   * @param bytesMax how long it may grow
   */
  Draft begin(long bytesMax);

  /**
   * Reads a committed file from its begin.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if there is none of this name
   */
  InputStream open(String file);

  /**
   * Reads a range of a committed file.
   *
   * @throws IllegalArgumentException if the range does not lie within the file
   * @throws dev.holdfast.domain.error.NotFoundException if there is none of this name
   */
  byte[] read(String file, long offset, int length);

  /** Removes a committed file; one that is not there is no error. */
  void discard(String file);

  /** The names of all committed files. */
  List<String> files();
}
