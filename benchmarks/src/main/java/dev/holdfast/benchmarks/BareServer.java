package dev.holdfast.benchmarks;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The least that Helidon can do: answers {@code GET /} with the bytes of a file, and nothing else.
 *
 * <p>Arguments: the file, the port on loopback. What Holdfast's own answer of the same bytes costs
 * beyond this is Holdfast's.
 */
final class BareServer {
  private BareServer() {}

  public static void main(String[] arguments) throws IOException {
    byte[] body = Files.readAllBytes(Path.of(arguments[0]));
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(Integer.parseInt(arguments[1]))
            .routing(
                routing ->
                    routing.get(
                        "/",
                        (request, response) ->
                            response
                                .header(HeaderNames.CONTENT_TYPE, "application/json")
                                .send(body)))
            .build()
            .start();
    System.out.println("Answering on port " + server.port());
  }
}
