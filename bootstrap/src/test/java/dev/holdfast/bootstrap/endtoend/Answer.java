package dev.holdfast.bootstrap.endtoend;

import tools.jackson.databind.JsonNode;

/** What the server answered. */
record Answer(int status, String body) {

  JsonNode json() {
    return Json.parse(body);
  }

  /** The text of a member, which must be there. */
  String text(String member) {
    return json().required(member).asString();
  }
}
