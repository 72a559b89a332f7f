package dev.holdfast.bootstrap;

import dev.holdfast.bootstrap.logging.ProgramLog;
import java.net.URI;
import java.nio.file.Path;

/** The real server, in this process, for tests that look at it from outside. */
public final class ServerUnderTest implements AutoCloseable {
  private final RunningServer server;

  private ServerUnderTest(RunningServer server) {
    this.server = server;
  }

  public static ServerUnderTest start(Path data) {
    ProgramLog.start(System.Logger.Level.WARNING);
    return new ServerUnderTest(RunningServer.start(Settings.onLoopback(data)));
  }

  public URI address() {
    return server.started().address();
  }

  public boolean isFirstStart() {
    return server.started().firstStart();
  }

  @Override
  public void close() {
    server.close();
  }
}
