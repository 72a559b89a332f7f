package dev.holdfast.adapters.cli.snapshot;

import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Setting;
import java.net.URI;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Which server is asked, and as whom. */
final class ServerOptions {
  private static final String API_KEY = "HOLDFAST_API_KEY";

  /** What is typed first in examples: the address is that of a server without settings. */
  static final String EXAMPLE = "export HOLDFAST_URL=http://127.0.0.1:8640 " + API_KEY + "=...";

  private final Map<String, String> environment;
  private final OptionSpec url =
      Setting.optional(
          "--url", "URL", String.class, "The server, such as https://backup.example:8443.");
  private final OptionSpec fingerprint =
      Setting.optional(
          "--fingerprint",
          "SHA256",
          String.class,
          "Trusts the certificate with this SHA-256 alone, as a server that signed its own prints"
              + " it.");
  private final OptionSpec json =
      Options.flag("--json", "Prints JSON, one object a line, instead of text.");

  ServerOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(url).addOption(fingerprint).addOption(json).addOption(Options.help());
  }

  boolean json() {
    return json.getValue();
  }

  /** A client of the server; the API key comes from the environment, where no list shows it. */
  ServerClient client() {
    String address = url.getValue();
    if (address == null) {
      throw Failures.wrongUsage("Say which server to ask, by --url or HOLDFAST_URL.");
    }
    String apiKey = environment.getOrDefault(API_KEY, "").strip();
    if (apiKey.isEmpty()) {
      throw Failures.wrongUsage("Put the API key of a client into the variable " + API_KEY + ".");
    }
    return new ServerClient(uri(address), apiKey, Trust.of(fingerprint.getValue()));
  }

  private static URI uri(String address) {
    try {
      URI uri = URI.create(address.replaceAll("/+$", ""));
      if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Told below, as any other that is no address of a server.
    }
    throw Failures.wrongUsage(
        "The URL must be http:// or https:// with a host, not \"" + address + "\".");
  }
}
