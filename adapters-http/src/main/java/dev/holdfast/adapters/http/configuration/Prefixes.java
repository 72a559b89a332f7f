package dev.holdfast.adapters.http.configuration;

import java.util.ArrayList;
import java.util.List;

/** The prefixes under which clients of several ages look for the same operations. */
final class Prefixes {
  private static final List<String> BEFORE =
      List.of("", "/v3", "/beta", "/v2024", "/v2025", "/v2026");

  private static final String HUB = "/configuration-hub";
  private static final String SP_CONFIG = "/sp-config";

  /** The newest style has the version behind the API's name. */
  private static final String BEHIND = "/v1";

  private Prefixes() {}

  /** Every path at which an operation of the Configuration Hub is served. */
  static List<String> hub(String rest) {
    return paths(HUB, rest);
  }

  /** Every path at which an operation of SP-Config is served. */
  static List<String> spConfig(String rest) {
    return paths(SP_CONFIG, rest);
  }

  private static List<String> paths(String api, String rest) {
    List<String> paths = new ArrayList<>();
    BEFORE.forEach(prefix -> paths.add(prefix + api + rest));
    paths.add(api + BEHIND + rest);
    return paths;
  }

  /** The beginnings of all paths that belong to the API. */
  static List<String> roots() {
    List<String> roots = new ArrayList<>(BEFORE.subList(1, BEFORE.size()));
    roots.add(HUB);
    roots.add(SP_CONFIG);
    return roots;
  }
}
