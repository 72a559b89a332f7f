package dev.holdfast.bootstrap;

import dev.holdfast.adapters.storage.DataFolder;
import dev.holdfast.application.port.in.setup.SetUpServer.AdminCredentials;
import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.json.JsonValue;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.JsonString;
import dev.holdfast.domain.json.JsonValue.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The file in which an operator finds the first administrator's credentials. */
final class AdministratorFile implements Consumer<AdminCredentials> {
  private static final String NAME = "admin-credentials.json";

  private final DataFolder folder;
  private final JsonCodec json;

  AdministratorFile(DataFolder folder, JsonCodec json) {
    this.folder = folder;
    this.json = json;
  }

  Path path() {
    return folder.path().resolve(NAME);
  }

  /**
   * Writes the file. One that is there is of a first start that a crash cut off before its
   * administrator was made, so it opens nothing and is replaced.
   */
  @Override
  public void accept(AdminCredentials credentials) {
    byte[] content = json.write(asJson(credentials));
    if (!folder.createFile(NAME, content)) {
      remove();
      folder.createFile(NAME, content);
    }
  }

  private void remove() {
    try {
      Files.delete(path());
    } catch (IOException e) {
      throw new UnavailableException(
          "admin.credentials.stale",
          path() + " is left from a start that was cut off, and can't be removed. Remove it.",
          e);
    }
  }

  private static JsonValue asJson(AdminCredentials credentials) {
    return new JsonObject(
        List.of(
            member("clientId", credentials.clientId().value()),
            member("clientSecret", credentials.clientSecret()),
            member("apiKey", credentials.apiKey()),
            member("tenant", credentials.tenant().value())));
  }

  private static Member member(String name, String value) {
    return new Member(name, new JsonString(value));
  }
}
