package dev.holdfast.bootstrap;

import dev.holdfast.adapters.cli.repo.Machine;
import dev.holdfast.adapters.storage.FileBlobStore;
import dev.holdfast.adapters.storage.tree.LocalRestoreTarget;
import dev.holdfast.adapters.storage.tree.LocalSourceTree;
import dev.holdfast.bootstrap.process.NativeLibraries;
import dev.holdfast.bootstrap.process.ProcessInstance;
import dev.holdfast.bootstrap.process.Signals;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.engine.crypt.ScryptCost;
import dev.holdfast.engine.lock.LockOwner;
import dev.holdfast.engine.lock.LockTerms;
import dev.holdfast.engine.lock.Scheduler;
import dev.holdfast.engine.repository.EngineEnvironment;
import dev.holdfast.engine.restore.RestoreTarget;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.store.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The machine on which a {@code repo} command runs. */
final class LocalMachine implements Machine {
  /** Passwords are short; a longer file is the wrong one. */
  private static final int SMALL_FILE_BYTES_MAX = 64 * 1024;

  /** What a shell makes of a process that Ctrl-C ended. */
  private static final int EXIT_INTERRUPTED = 130;

  private static final Path KERNEL_HOSTNAME = Path.of("/proc/sys/kernel/hostname");
  private static final Path SELF = Path.of("/proc/self");

  private final String version;
  private @Nullable EngineEnvironment engine;

  LocalMachine(String version) {
    this.version = version;
  }

  @Override
  public Store openStore(Path folder) {
    return new OpenStore(FileBlobStore.open(folder));
  }

  @Override
  public Store createStore(Path folder) {
    return new OpenStore(FileBlobStore.create(folder));
  }

  private record OpenStore(FileBlobStore files) implements Store {
    @Override
    public BlobStore blobs() {
      return files;
    }

    @Override
    public void close() {
      files.close();
    }
  }

  @Override
  public synchronized EngineEnvironment engine() {
    EngineEnvironment made = engine == null ? newEngine() : engine;
    engine = made;
    return made;
  }

  private EngineEnvironment newEngine() {
    NativeLibraries.provideIn(cacheFolder().resolve("holdfast"));
    return new EngineEnvironment(
        InstantSource.system(),
        new SecureRandom(),
        Scheduler.on(Executors.newSingleThreadScheduledExecutor(daemons("lock-refresh"))),
        Executors.newCachedThreadPool(daemons("engine")),
        lockTerms());
  }

  @Override
  public ScryptCost costOfGuessing() {
    return ScryptCost.FOR_CHOSEN_PASSWORD;
  }

  private static Path cacheFolder() {
    String named = System.getenv("XDG_CACHE_HOME");
    return named != null && named.startsWith("/")
        ? Path.of(named)
        : Path.of(System.getProperty("user.home"), ".cache");
  }

  /**
   * Not the system's host name: restic sends a hang-up to the process of a lock that bears its own,
   * to see whether it lives.
   */
  private LockTerms lockTerms() {
    User user = user();
    LockOwner owner =
        new LockOwner(
            "holdfast@" + user.hostname(),
            user.username(),
            ProcessHandle.current().pid(),
            ProcessInstance.current());
    return new LockTerms(
        owner,
        LockTerms.USUAL_PATIENCE,
        other ->
            other.username().equals(owner.username())
                && ProcessInstance.isGone(other.pid(), other.instance()));
  }

  /** Daemons, so that one that hangs in a system call does not outlive the command. */
  private static ThreadFactory daemons(String name) {
    return Thread.ofPlatform().daemon().name(name + "-", 1).factory();
  }

  @Override
  public int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public SourceTree files() {
    return new LocalSourceTree(Path.of("/"));
  }

  @Override
  public RestoreTarget target(Path folder) {
    return new LocalRestoreTarget(folder);
  }

  @Override
  public String variable(String name) {
    return Objects.requireNonNullElse(System.getenv(name), "");
  }

  @Override
  public Path path(String typed) {
    try {
      return Path.of(typed);
    } catch (InvalidPathException e) {
      throw new InvalidInputException(
          "command.path", "\"" + typed + "\" is no path on this machine.");
    }
  }

  @Override
  public ZonedDateTime now() {
    return ZonedDateTime.now(ZoneId.systemDefault());
  }

  @Override
  public void onInterrupt(Runnable action) {
    AtomicBoolean asked = new AtomicBoolean();
    Signals.onStop(
        signal -> {
          if (asked.getAndSet(true)) {
            Runtime.getRuntime().halt(EXIT_INTERRUPTED);
          }
          action.run();
        });
  }

  @Override
  public Path absolute(Path typed) {
    return typed.toAbsolutePath().normalize();
  }

  @Override
  public User user() {
    return new User(
        hostname(), System.getProperty("user.name"), numericId("unix:uid"), numericId("unix:gid"));
  }

  static String hostname() {
    try {
      return Files.isReadable(KERNEL_HOSTNAME)
          ? Files.readString(KERNEL_HOSTNAME).strip()
          : InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "localhost";
    }
  }

  private static long numericId(String attribute) {
    try {
      return Files.getAttribute(SELF, attribute) instanceof Integer id
          ? Integer.toUnsignedLong(id)
          : 0;
    } catch (IOException | UnsupportedOperationException e) {
      return 0;
    }
  }

  @Override
  public List<String> readLines(Path file) throws IOException {
    return Files.readAllLines(file);
  }

  @Override
  public byte[] readSmallFile(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(SMALL_FILE_BYTES_MAX + 1);
      if (content.length > SMALL_FILE_BYTES_MAX) {
        throw new IOException("it is longer than " + SMALL_FILE_BYTES_MAX + " bytes");
      }
      return content;
    }
  }
}
