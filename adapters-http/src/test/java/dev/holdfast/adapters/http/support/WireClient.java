package dev.holdfast.adapters.http.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a server on this machine, and reads answers as JSON. */
public final class WireClient implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  public WireClient(int port) {
    this.port = port;
  }

  /** An answer; its body is a missing node if it is empty. */
  public record Reply(int status, JsonNode body, HttpResponse<String> response) {
    public String text(String member) {
      return body.path(member).asString("");
    }
  }

  /** Sends a request with headers, given as names and values in turn. */
  public Reply send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).method(method, body);
    try {
      HttpResponse<String> response =
          client.send(
              (headers.length == 0 ? request : request.headers(headers)).build(),
              BodyHandlers.ofString());
      return new Reply(response.statusCode(), JSON.readTree(response.body()), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public Reply get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  /** Sends JSON. */
  public Reply post(String path, String json, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return send("POST", path, BodyPublishers.ofString(json), all);
  }

  @Override
  public void close() {
    client.close();
  }
}
