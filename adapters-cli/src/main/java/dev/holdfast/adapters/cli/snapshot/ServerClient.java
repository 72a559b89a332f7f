package dev.holdfast.adapters.cli.snapshot;

import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.format.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** Asks a server about its snapshots. What fails is told in one sentence. */
final class ServerClient implements AutoCloseable {
  private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(20);

  /** What an error or a page is read of: a page of 1,000 entries with the longest paths. */
  private static final int BODY_BYTES_MAX = 64 * 1024 * 1024;

  private final URI server;
  private final String apiKey;
  private final HttpClient client;

  ServerClient(URI server, String apiKey, SSLContext tls) {
    this.server = server;
    this.apiKey = apiKey;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTED_WITHIN)
            .sslContext(tls)
            .build();
  }

  /** Reads an answer as it comes. */
  @FunctionalInterface
  interface Reading<T> {
    T of(InputStream body) throws IOException;
  }

  /** The path of something about a snapshot. */
  static String path(String snapshot, String what) {
    return "/holdfast/v1/snapshots/" + encoded(snapshot) + "/" + what;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  <T> T get(String path, Reading<T> reading) {
    return send(HttpRequest.newBuilder(URI.create(server + path)), reading);
  }

  <T> T post(String path, byte[] json, Reading<T> reading) {
    return send(
        HttpRequest.newBuilder(URI.create(server + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json)),
        reading);
  }

  /** A whole answer that is JSON. */
  static JsonReader json(InputStream body) throws IOException {
    byte[] text = body.readNBytes(BODY_BYTES_MAX);
    return new JsonReader("The answer of the server", text, 0, text.length);
  }

  private <T> T send(HttpRequest.Builder request, Reading<T> reading) {
    try {
      HttpResponse<InputStream> response =
          client.send(request.header("apiKey", apiKey).build(), BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw refused(response.statusCode(), body);
        }
        return reading.of(body);
      }
    } catch (ConnectException e) {
      throw Failures.wrongInput("Nobody answers at " + server + "; is the server running?");
    } catch (SSLException e) {
      throw Failures.wrongInput(
          "The server at "
              + server
              + " is not trusted: "
              + reason(e)
              + ". If it signed its own certificate, give --fingerprint as it prints it.");
    } catch (IOException e) {
      throw Failures.wrongInput(
          "The exchange with " + server + " was broken off: " + reason(e) + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  private static HoldfastException refused(int status, InputStream body) throws IOException {
    String detail = detail(body);
    return switch (status) {
      case 401 -> Failures.wrongInput("The server does not know the key in HOLDFAST_API_KEY.");
      case 404 -> Failures.missing(detail);
      default ->
          Failures.wrongInput(
              detail.isEmpty() ? "The server refuses with the status " + status + "." : detail);
    };
  }

  private static String detail(InputStream body) throws IOException {
    String detail = "";
    try (JsonReader in = json(body)) {
      in.beginObject();
      while (in.nextMember()) {
        if (in.memberName().equals("detail")) {
          detail = in.text();
        } else {
          in.skip();
        }
      }
    } catch (CorruptException e) {
      return "What answers there is no Holdfast server of this version.";
    }
    return detail;
  }

  private static String reason(IOException e) {
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
