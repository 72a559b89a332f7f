package dev.holdfast.adapters.http.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.SocketFactory;

/** A connection on which every byte is the test's own. */
public final class RawConnection implements AutoCloseable {
  /** Longer than any answer takes: a test that hangs should fail. */
  private static final int ANSWER_MILLIS_MAX = 20_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  public RawConnection(int port) {
    this(SocketFactory.getDefault(), port);
  }

  /** One by a factory, which may put TLS over it. */
  public RawConnection(SocketFactory factory, int port) {
    try {
      socket = factory.createSocket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(ANSWER_MILLIS_MAX);
      in = socket.getInputStream();
      out = socket.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer, header names in lower case. */
  public record Answer(int status, Map<String, String> headers, String body) {
    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  public RawConnection send(String text) {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  public RawConnection send(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends as much as the server takes; false once it takes no more. */
  public boolean trySend(byte[] bytes) {
    try {
      out.write(bytes);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Says that nothing more will be sent. */
  public RawConnection endOutput() {
    try {
      socket.shutdownOutput();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How the next answer begins; its rest stays where it is. */
  public String statusLine() {
    try {
      return line();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next answer, by its length or its chunks. */
  public Answer answer() {
    try {
      String statusLine = line();
      int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
      Map<String, String> headers = headers();
      return new Answer(status, headers, status == 100 ? "" : body(headers));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything up to the end of the connection; how it ends does not matter. */
  public String everything() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      in.transferTo(all);
    } catch (SocketTimeoutException e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      all.writeBytes("<broken>".getBytes(StandardCharsets.UTF_8));
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  /** Waits until the server closes the connection. */
  public boolean isClosedByServer() {
    return isClosedWithin(Duration.ofMillis(ANSWER_MILLIS_MAX));
  }

  /** Waits a while for the server to close the connection. */
  public boolean isClosedWithin(Duration patience) {
    try {
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      return in.read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** One byte of an answer. */
  public void readOne() {
    try {
      if (in.read() < 0) {
        throw new IllegalStateException("There is no answer");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private String body(Map<String, String> headers) throws IOException {
    if (headers.containsKey("content-length")) {
      int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
      return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.write(in.readNBytes(size));
      line();
    }
    line();
    return body.toString(StandardCharsets.UTF_8);
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("The connection ended within a line: " + line);
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
