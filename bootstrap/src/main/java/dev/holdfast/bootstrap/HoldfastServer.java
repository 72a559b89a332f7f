package dev.holdfast.bootstrap;

import dev.holdfast.adapters.cli.ServeOptions;
import dev.holdfast.adapters.cli.Server;
import dev.holdfast.bootstrap.logging.ProgramLog;
import dev.holdfast.bootstrap.process.Signals;
import dev.holdfast.bootstrap.process.StopRequest;
import dev.holdfast.bootstrap.process.VirtualThreads;
import java.util.function.Consumer;

/** A server that runs until the process is told to stop. */
final class HoldfastServer implements Server {

  @Override
  public void serve(ServeOptions options, Consumer<Started> started) {
    VirtualThreads.leaveRoom();
    ProgramLog.start(options.logLevel());
    Signals.ignoreHangUp();
    StopRequest stop = StopRequest.bySignal(Settings.STOP_MAX);

    try (RunningServer server = RunningServer.start(Settings.from(options))) {
      started.accept(server.started());
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stop.done();
  }
}
