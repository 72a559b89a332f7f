package dev.holdfast.adapters.http.support;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Our OpenAPI documents, and whether an answer keeps to them. */
public final class Descriptions {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern PREFIXES = Pattern.compile("^/(v3|beta|v2024|v2025|v2026)(?=/)");

  /** Which document a path belongs to; one that belongs to none has our own words. */
  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "/configuration-hub", "configuration",
          "/sp-config", "configuration",
          "/oauth", "identity",
          "/identity", "identity",
          "/v2/", "protection",
          "/irisservices", "protection");

  private final SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getOpenApi30());
  private final Map<String, JsonNode> documents = new ConcurrentHashMap<>();
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  /** What is wrong with an answer; empty if nothing is. */
  public List<String> problems(String method, String path, int status, String type, String body) {
    String name = documentName(PREFIXES.matcher(path).find() ? "/configuration-hub" : path);
    String plain = plain(path);
    JsonNode document = document(name);
    Optional<JsonNode> operation = operation(document, method, plain);
    Optional<JsonNode> declared =
        operation
            .map(one -> one.path("responses").path(Integer.toString(status)))
            .filter(one -> !one.isMissingNode());
    if (operation.isPresent() && declared.isEmpty()) {
      return List.of("status " + status + " is not declared for " + method + " " + plain);
    }
    JsonNode response = declared.orElseGet(() -> componentResponse(document, plain, status));
    return contentProblems(name, document, resolved(document, response), status, type, body);
  }

  private List<String> contentProblems(
      String name, JsonNode document, JsonNode response, int status, String type, String body) {
    JsonNode content = response.path("content");
    if (content.isMissingNode()) {
      return body.isEmpty() ? List.of() : List.of("a body that is not declared: " + body);
    }
    JsonNode schema = content.path(type).path("schema");
    if (schema.isMissingNode()) {
      return List.of(type + " is not declared for " + status);
    }
    List<String> problems = new ArrayList<>();
    schemas
        .computeIfAbsent(name + schema, unused -> schema(document, schema))
        .validate(value(type, body))
        .forEach(error -> problems.add(error.toString()));
    return problems;
  }

  private static JsonNode value(String type, String body) {
    return type.equals("application/octet-stream")
        ? JSON.getNodeFactory().stringNode(body)
        : JSON.readTree(body);
  }

  private Schema schema(JsonNode document, JsonNode schema) {
    ObjectNode whole = JSON.createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", document.path("components"));
    return registry.getSchema(whole);
  }

  /** The path as documents write it: without what may stand before it. */
  private static String plain(String path) {
    String plain = path.startsWith("/v2/") ? path.substring("/v2".length()) : path;
    return PREFIXES.matcher(plain).replaceFirst("").replace("-hub/v1/", "-hub/");
  }

  /** What an address answers that is no operation: the API's words for it. */
  private static JsonNode componentResponse(JsonNode document, String path, int status) {
    JsonNode responses = document.path("components").path("responses");
    JsonNode named = responses.path(prefix(path) + responseName(status));
    return named.isMissingNode() ? responses.path(prefix(path) + responseName(500)) : named;
  }

  private static String prefix(String path) {
    return path.startsWith("/oauth")
        ? "OAuth"
        : path.startsWith("/identity") ? "Iam" : path.startsWith("/irisservices") ? "Iris" : "";
  }

  private static String responseName(int status) {
    return switch (status) {
      case 400 -> "BadRequest";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "NotFound";
      case 405 -> "MethodNotAllowed";
      case 413 -> "PayloadTooLarge";
      case 415 -> "UnsupportedMediaType";
      case 429 -> "TooManyRequests";
      case 501 -> "NotImplemented";
      case 503 -> "ServiceUnavailable";
      default -> "InternalServerError";
    };
  }

  private static JsonNode resolved(JsonNode document, JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").stringValue().substring(1)) : node;
  }

  private static Optional<JsonNode> operation(JsonNode document, String method, String path) {
    String verb = method.toLowerCase(Locale.ROOT);
    return document.path("paths").properties().stream()
        .filter(entry -> matches(entry.getKey(), path) && entry.getValue().has(verb))
        .map(entry -> entry.getValue().path(verb))
        .findFirst();
  }

  private static boolean matches(String template, String path) {
    String pattern = Pattern.quote(template).replaceAll("\\{[A-Za-z]+}", "\\\\E[^/]+\\\\Q");
    return path.matches(pattern);
  }

  private static String documentName(String path) {
    return DOCUMENTS.entrySet().stream()
        .filter(entry -> path.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("holdfast");
  }

  private JsonNode document(String name) {
    return documents.computeIfAbsent(name, Descriptions::load);
  }

  private static JsonNode load(String name) {
    String resource = "/dev/holdfast/adapters/http/openapi/" + name + ".json";
    try (InputStream text = Descriptions.class.getResourceAsStream(resource)) {
      if (text == null) {
        throw new IllegalStateException(resource + " is missing");
      }
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
