package dev.holdfast.adapters.http.holdfast;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Refusal;
import dev.holdfast.adapters.http.exchange.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/** {@code /holdfast/v1/openapi}: what each API serves, as OpenAPI documents. */
final class OpenApiRoutes {
  private static final Set<String> DOCUMENTS =
      Set.of("configuration.json", "identity.json", "holdfast.json", "protection.json");

  private static final String FOLDER = "/dev/holdfast/adapters/http/openapi/";

  Route route() {
    return Route.get("/holdfast/v1/openapi/{name}", this::read);
  }

  private Answer read(Call call) {
    String name = call.segment("name");
    if (!DOCUMENTS.contains(name)) {
      return new Answer.Refused(new Refusal.NoSuchPath());
    }
    try (InputStream document = OpenApiRoutes.class.getResourceAsStream(FOLDER + name)) {
      if (document == null) {
        throw new IllegalStateException(name + " is missing in the program");
      }
      return Answer.json(200, document.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
