package dev.holdfast.adapters.http.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/** Writes a connection's bytes, each write within the connection's deadlines. */
final class TimedWriter implements DataWriter {
  private final DataWriter writer;
  private final Deadlines deadlines;

  TimedWriter(DataWriter writer, Deadlines deadlines) {
    this.writer = writer;
    this.deadlines = deadlines;
  }

  @Override
  public void write(BufferData... buffers) {
    deadlines.waiting();
    writer.write(buffers);
    deadlines.moved();
  }

  @Override
  public void write(BufferData buffer) {
    deadlines.waiting();
    writer.write(buffer);
    deadlines.moved();
  }

  @Override
  public void writeNow(BufferData... buffers) {
    deadlines.waiting();
    writer.writeNow(buffers);
    deadlines.moved();
  }

  @Override
  public void writeNow(BufferData buffer) {
    deadlines.waiting();
    writer.writeNow(buffer);
    deadlines.moved();
  }

  @Override
  public void flush() {
    writer.flush();
  }

  @Override
  public void close() {
    writer.close();
  }
}
