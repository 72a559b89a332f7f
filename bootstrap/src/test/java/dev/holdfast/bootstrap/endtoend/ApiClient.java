package dev.holdfast.bootstrap.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** A client of the configuration API, as small as one can be. */
final class ApiClient {
  private static final String UPLOADS = "/v2025/configuration-hub/backups/uploads";
  private static final String BOUNDARY = "holdfast-test-boundary";

  /** Beyond this the server hangs, and a test that waits longer tells no more. */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI server;
  private final String token;

  private ApiClient(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  /** A client that has signed in with the administrator's credentials. */
  static ApiClient signedIn(URI server, AdminCredentials credentials)
      throws IOException, InterruptedException {
    String form =
        "grant_type=client_credentials&client_id="
            + encoded(credentials.clientId())
            + "&client_secret="
            + encoded(credentials.clientSecret());
    Answer answer =
        new ApiClient(server, "")
            .send(
                HttpRequest.newBuilder(server.resolve("/oauth/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));
    if (answer.status() != 200) {
      throw new AssertionError("No token: " + answer);
    }
    return new ApiClient(server, answer.text("access_token"));
  }

  /** A client whose token is this text, whatever it is worth. */
  ApiClient withToken(String other) {
    return new ApiClient(server, other);
  }

  /** The same client, of a server that has moved. */
  ApiClient at(URI address) {
    return new ApiClient(address, token);
  }

  Answer upload(String name, String bundle) throws IOException, InterruptedException {
    return send(
        request(UPLOADS)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofString(form(name, bundle))));
  }

  Answer uploads() throws IOException, InterruptedException {
    return send(request(UPLOADS));
  }

  Answer upload(String id) throws IOException, InterruptedException {
    return send(request(UPLOADS + "/" + encoded(id)));
  }

  Answer delete(String id) throws IOException, InterruptedException {
    return send(request(UPLOADS + "/" + encoded(id)).DELETE());
  }

  Answer bundle(String id) throws IOException, InterruptedException {
    return send(request("/holdfast/v1/config/backups/" + encoded(id) + "/bundle"));
  }

  Answer health() throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(server.resolve("/health")));
  }

  /** The upload once its job has ended. */
  JsonNode ended(String id) throws IOException, InterruptedException {
    Patience patience = Patience.of(Duration.ofSeconds(60));
    while (true) {
      JsonNode upload = upload(id).json();
      String status = upload.required("status").asString();
      if (!status.equals("NOT_STARTED") && !status.equals("IN_PROGRESS")) {
        return upload;
      }
      patience.pauseOrFail("Upload " + id + " stays " + status);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(request.timeout(ANSWER_MAX).build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }

  private static String form(String name, String bundle) {
    return """
        --%1$s\r
        Content-Disposition: form-data; name="data"; filename="bundle.json"\r
        Content-Type: application/json\r
        \r
        %2$s\r
        --%1$s\r
        Content-Disposition: form-data; name="name"\r
        \r
        %3$s\r
        --%1$s--\r
        """
        .formatted(BOUNDARY, bundle, name);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
