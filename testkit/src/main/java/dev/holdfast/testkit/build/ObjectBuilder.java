package dev.holdfast.testkit.build;

/**
 * Builds the text of configuration objects: a role, unless told otherwise. What is handed in must
 * need no escapes.
 */
public final class ObjectBuilder {
  private final String type;
  private final String id;
  private final String name;
  private final String content;
  private final String further;

  private ObjectBuilder(String type, String id, String name, String content, String further) {
    this.type = type;
    this.id = id;
    this.name = name;
    this.content = content;
    this.further = further;
  }

  public static ObjectBuilder anObject() {
    return new ObjectBuilder("ROLE", "1", "Auditor", "{\"enabled\":true}", "");
  }

  public ObjectBuilder ofType(String newType) {
    return new ObjectBuilder(newType, id, name, content, further);
  }

  public ObjectBuilder withId(String newId) {
    return new ObjectBuilder(type, newId, name, content, further);
  }

  public ObjectBuilder named(String newName) {
    return new ObjectBuilder(type, id, newName, content, further);
  }

  /** The JSON text of the member {@code object}. */
  public ObjectBuilder containing(String newContent) {
    return new ObjectBuilder(type, id, name, newContent, further);
  }

  public ObjectBuilder signed(String signature) {
    return withMember("jwsHeader", "\"eyJhbGciOiJFUzI1NiJ9\"")
        .withMember("jwsSignature", "\"" + signature + "\"");
  }

  /** A further member, its value as JSON text. */
  public ObjectBuilder withMember(String member, String value) {
    return new ObjectBuilder(type, id, name, content, further + ", \"" + member + "\": " + value);
  }

  /** The text, with blanks that canonical JSON does not have. */
  public String text() {
    return """
        {"version": 1, "self": {"type": "%s", "id": "%s", "name": "%s"}, "object": %s%s}"""
        .formatted(type, id, name, content, further);
  }
}
