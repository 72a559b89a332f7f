package dev.holdfast.architecture;

import java.util.Map;

/**
 * The rooms below a root package, as patterns. Rules speak to a house and not to a package, so that
 * planted violations can live in a house of their own.
 */
record House(String root) {
  static final House REAL = new House("dev.holdfast");
  static final House PLANTED = new House("dev.holdfast.architecture.planted");

  /** Each package root below ours, and the folder of the Maven module that owns it. */
  static final Map<String, String> MODULES =
      Map.of(
          "domain", "domain",
          "application", "application",
          "engine", "engine",
          "adapters.http", "adapters-http",
          "adapters.cli", "adapters-cli",
          "adapters.storage", "adapters-storage",
          "adapters.catalogue", "adapters-catalogue",
          "bootstrap", "bootstrap",
          "testkit", "testkit");

  String everything() {
    return root + "..";
  }

  String domain() {
    return root + ".domain..";
  }

  String application() {
    return root + ".application..";
  }

  String assembly() {
    return root + ".application";
  }

  String ports() {
    return root + ".application.port..";
  }

  String inPorts() {
    return root + ".application.port.in..";
  }

  String outPorts() {
    return root + ".application.port.out..";
  }

  String services() {
    return root + ".application.service..";
  }

  String engine() {
    return root + ".engine..";
  }

  String adapters() {
    return root + ".adapters..";
  }

  String http() {
    return root + ".adapters.http..";
  }

  String cli() {
    return root + ".adapters.cli..";
  }

  String storage() {
    return root + ".adapters.storage..";
  }

  String catalogue() {
    return root + ".adapters.catalogue..";
  }

  String bootstrap() {
    return root + ".bootstrap..";
  }

  String testkit() {
    return root + ".testkit..";
  }
}
