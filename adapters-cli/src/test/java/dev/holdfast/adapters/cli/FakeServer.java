package dev.holdfast.adapters.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on the loopback that answers what a test says, and 500 to all else. */
final class FakeServer implements AutoCloseable {

  @SuppressWarnings("ArrayRecordComponent") // A reply is sent, never compared.
  private record Reply(int status, byte[] body, long length) {}

  private final Map<String, Reply> replies = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  FakeServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers a path with its query. */
  void on(String path, int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    replies.put(path, new Reply(status, bytes, bytes.length));
  }

  /** Answers with a part of what it announces. */
  void breaksOff(String path, String part, long announced) {
    replies.put(path, new Reply(200, part.getBytes(StandardCharsets.UTF_8), announced));
  }

  /** Each request by its method, path, API key and body, with spaces between them. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** A command that asks this server with the key {@code secret}. */
  TypedLine typed(String... arguments) {
    return TypedLine.in(
        Map.of("HOLDFAST_URL", url() + "/", "HOLDFAST_API_KEY", "secret"), arguments);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    String key = exchange.getRequestHeaders().getFirst("apiKey");
    byte[] sent = exchange.getRequestBody().readAllBytes();
    asked.add(
        "%s %s %s %s"
            .formatted(
                exchange.getRequestMethod(), path, key, new String(sent, StandardCharsets.UTF_8)));
    Reply reply = replies.getOrDefault(path, new Reply(500, new byte[0], 0));
    exchange.sendResponseHeaders(reply.status(), reply.length());
    exchange.getResponseBody().write(reply.body());
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
