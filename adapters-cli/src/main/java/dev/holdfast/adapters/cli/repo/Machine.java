package dev.holdfast.adapters.cli.repo;

import dev.holdfast.engine.crypt.ScryptCost;
import dev.holdfast.engine.repository.EngineEnvironment;
import dev.holdfast.engine.restore.RestoreTarget;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.store.BlobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;

/** What the commands below {@code holdfast repo} take from the machine that they run on. */
public interface Machine {

  /** The files of a repository; closed when a command is done with them. */
  interface Store extends AutoCloseable {
    BlobStore blobs();

    @Override
    void close();
  }

  /**
   * Who runs the command.
   *
   * @param hostname of the machine, as snapshots name it
   * @param userId 0 where the system has no such ids
   * @param groupId 0 where the system has no such ids
   */
  record User(String hostname, String username, long userId, long groupId) {}

  /**
   * Opens the folder of a repository.
   *
   * @throws dev.holdfast.engine.error.MissingException if there is no such folder
   */
  Store openStore(Path folder);

  /**
   * Makes the folder of a repository, or adds what it lacks.
   *
   * @throws dev.holdfast.engine.error.StoreException if it can't be made, or holds other things
   */
  Store createStore(Path folder);

  /** The same at each call. */
  EngineEnvironment engine();

  /** How many threads find work to do at once. */
  int processors();

  /** The version of this program. */
  String version();

  /** The files of this machine, from its root. */
  SourceTree files();

  /** A folder of this machine to restore into; made where it is missing. */
  RestoreTarget target(Path folder);

  /** The value of an environment variable; empty if there is none. */
  String variable(String name);

  /**
   * What was typed, as a path.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException if it is none
   */
  Path path(String typed);

  /** The time here and now, in the zone of this machine. */
  ZonedDateTime now();

  /**
   * Calls this when Ctrl-C is pressed, or the system asks the process to end, for the first time.
   */
  void onInterrupt(Runnable action);

  /** The lines of a text file in UTF-8. */
  List<String> readLines(Path file) throws IOException;

  /** How hard it is made to guess a password that a person has chosen. */
  ScryptCost costOfGuessing();

  /** The absolute path of what was typed, links unresolved, without dots. */
  Path absolute(Path typed);

  User user();

  /** The content of a small file, such as one with a password. */
  byte[] readSmallFile(Path file) throws IOException;
}
