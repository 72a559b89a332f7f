package dev.holdfast.adapters.http.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.HttpEdge;
import dev.holdfast.adapters.http.HttpLimits;
import dev.holdfast.adapters.http.HttpSettings;
import dev.holdfast.adapters.http.TokenKey;
import dev.holdfast.adapters.http.protection.WireIds;
import dev.holdfast.testkit.fake.FakeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A server on a port of its own, and a client whose every answer is held against OpenAPI. */
public final class TestEdge implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-11-21T10:00:00.5Z");
  public static final Duration TOKEN_LIFETIME = Duration.ofMinutes(30);

  public static final WireIds IDS = new WireIds(1234567890123456L, 1700000000000L);

  /** One key for all tests: to make one takes longer than the rest of most. */
  public static final byte[] KEY = TokenKey.generate(new SecureRandom());

  private static final Descriptions DESCRIPTIONS = new Descriptions();

  public final FakeUseCases useCases = new FakeUseCases();
  public final FakeClock clock = new FakeClock(START);

  private final HttpEdge edge;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String token;

  private TestEdge(HttpLimits limits, @Nullable SSLContext tls) {
    HttpSettings settings =
        new HttpSettings("127.0.0.1", 0, HttpSettings.ISSUER_DEFAULT, TOKEN_LIFETIME, limits, tls);
    this.edge =
        HttpEdge.start(settings, useCases.all(), IDS, TokenKey.of(KEY), clock, new Random(42));
    this.token = TestTokens.good(clock.instant());
  }

  public static TestEdge start() {
    return new TestEdge(HttpLimits.DEFAULT, null);
  }

  public static TestEdge start(HttpLimits limits) {
    return new TestEdge(limits, null);
  }

  /** One that speaks HTTPS. Its own client does not. */
  public static TestEdge start(HttpLimits limits, SSLContext tls) {
    return new TestEdge(limits, tls);
  }

  public HttpEdge edge() {
    return edge;
  }

  /** A good token. */
  public String token() {
    return token;
  }

  public HttpResponse<String> get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public HttpResponse<String> delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  public HttpResponse<String> send(
      String method, String path, BodyPublisher body, String... headers) {
    return exchange(
        request(path, headers).header("Authorization", "Bearer " + token).method(method, body));
  }

  /** Sends without a token of its own. */
  public HttpResponse<String> sendBare(
      String method, String path, BodyPublisher body, String... headers) {
    return exchange(request(path, headers).method(method, body));
  }

  /** Uploads a form of a name and a file. */
  public HttpResponse<String> upload(String path, String name, String file) {
    Form form = new Form().field("name", name).file("data", "objects.json", file);
    return send("POST", path, form.body(), "Content-Type", form.contentType());
  }

  public RawConnection connect() {
    return new RawConnection(edge.port());
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<String> exchange(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      assertDescribed(request, response);
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertDescribed(HttpRequest request, HttpResponse<String> response) {
    assertThat(response.headers().firstValue("X-Request-Id").orElse("")).matches("[0-9a-f]{32}");
    assertThat(
            DESCRIPTIONS.problems(
                request.method(),
                request.uri().getRawPath(),
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body()))
        .as(
            "what OpenAPI says of %s %s, %s %s",
            request.method(), request.uri().getRawPath(), response.statusCode(), response.body())
        .isEmpty();
  }

  @Override
  public void close() {
    client.close();
    edge.stop(Duration.ofSeconds(5));
  }
}
