package dev.holdfast.bootstrap.endtoend;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** What the server answered. */
record Answer(int status, byte[] body) {

  JsonNode json() {
    return Json.parse(body);
  }

  /** The text of a member, which must be there. */
  String text(String member) {
    return json().required(member).asString();
  }

  @Override
  public String toString() {
    return status + " " + new String(body, StandardCharsets.UTF_8);
  }
}
