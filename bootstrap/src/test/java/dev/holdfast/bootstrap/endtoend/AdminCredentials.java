package dev.holdfast.bootstrap.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** The file that a first start leaves. */
record AdminCredentials(String clientId, String clientSecret, String apiKey, String tenant) {

  static AdminCredentials in(Path data) throws IOException {
    JsonNode file = Json.parse(Files.readString(fileIn(data)));
    return new AdminCredentials(
        file.required("clientId").asString(),
        file.required("clientSecret").asString(),
        file.required("apiKey").asString(),
        file.required("tenant").asString());
  }

  static Path fileIn(Path data) {
    return data.resolve("admin-credentials.json");
  }
}
