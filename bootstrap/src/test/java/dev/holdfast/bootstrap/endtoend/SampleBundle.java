package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** SP-Config bundles made by chance, with the number literals and names that are easily lost. */
final class SampleBundle {
  private static final List<String> TYPES =
      List.of("TRANSFORM", "SOURCE", "RULE", "ROLE", "WORKFLOW", "SOMETHING_NEW");

  private SampleBundle() {}

  static String of(Random chance, int objects) {
    String items =
        IntStream.range(0, objects)
            .mapToObj(number -> item(chance))
            .collect(Collectors.joining(",\n"));
    return """
        {"version":1,"timestamp":"2026-11-21T10:00:00Z","tenant":"acme","description":null,
        "options":{"excludeTypes":null,"includeTypes":null,"objectOptions":null},
        "objects":[%s]}
        """
        .formatted(items);
  }

  /** Both hold the same: values, number literals, order of objects and of top-level members. */
  static void assertSame(String uploaded, String given) {
    JsonNode wanted = Json.parse(uploaded);
    JsonNode found = Json.parse(given);
    assertThat(found).isEqualTo(wanted);
    assertThat(List.copyOf(found.propertyNames())).isEqualTo(List.copyOf(wanted.propertyNames()));
  }

  private static String item(Random chance) {
    String type = TYPES.get(chance.nextInt(TYPES.size()));
    String id = new UUID(chance.nextLong(), chance.nextLong()).toString().replace("-", "");
    String name = "Größe/%d \\\"%s\\\" ☂".formatted(chance.nextInt(1000), type);
    return """
        {"version":1,"self":{"id":"%s","type":"%s","name":"%s"},"object":{"b":1.50,"a":[1e3,%d,true,null],"id":"%s","text":"%s"},"jwsHeader":null,"jwsSignature":null}"""
        .formatted(id, type, name, chance.nextLong(), id, text(chance));
  }

  private static String text(Random chance) {
    return chance
        .ints(chance.nextInt(4000), 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
