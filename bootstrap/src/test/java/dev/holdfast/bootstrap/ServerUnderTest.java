package dev.holdfast.bootstrap;

import dev.holdfast.adapters.cli.ServeOptions.Tls;
import dev.holdfast.adapters.http.HttpSettings;
import dev.holdfast.application.HoldfastApplication.Limits;
import dev.holdfast.bootstrap.logging.ProgramLog;
import java.net.URI;
import java.nio.file.Path;

/** The real server, in this process, for tests that look at it from outside. */
public final class ServerUnderTest implements AutoCloseable {
  private final RunningServer server;

  private ServerUnderTest(RunningServer server) {
    this.server = server;
  }

  /** A server that speaks plain HTTP. */
  public static ServerUnderTest start(Path data) {
    return start(data, new Tls.None());
  }

  public static ServerUnderTest start(Path data, Tls tls) {
    ProgramLog.start(System.Logger.Level.WARNING);
    return new ServerUnderTest(RunningServer.start(settings(data, tls)));
  }

  private static Settings settings(Path data, Tls tls) {
    return new Settings(
        data,
        "127.0.0.1",
        0,
        Limits.UPLOAD_BYTES_MAX,
        Limits.UPLOADS_MAX,
        HttpSettings.TOKEN_LIFETIME_DEFAULT,
        2,
        null,
        Limits.PRUNE_DELAY,
        1L << 30,
        Limits.ARCHIVES_KEPT,
        tls);
  }

  public URI address() {
    return server.started().address();
  }

  /** Of its certificate. */
  public String fingerprint() {
    return String.valueOf(server.started().fingerprint());
  }

  public boolean isFirstStart() {
    return server.started().firstStart();
  }

  @Override
  public void close() {
    server.close();
  }
}
