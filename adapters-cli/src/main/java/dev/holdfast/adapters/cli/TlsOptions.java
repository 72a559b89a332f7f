package dev.holdfast.adapters.cli;

import dev.holdfast.adapters.cli.ServeOptions.Tls;
import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Setting;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/** The options of {@code serve} about TLS, which depend on each other. */
final class TlsOptions {
  private static final String SELF_SIGNED = "self-signed";
  private static final String OFF = "off";

  private final OptionSpec mode =
      Setting.optional(
          "--tls",
          SELF_SIGNED,
          String.class,
          "Speaks HTTPS with a key and a certificate that are made at the first start and kept in"
              + " the data folder. Its fingerprint is printed at each start.");
  private final OptionSpec certificate =
      Setting.optional(
          "--tls-cert",
          "FILE",
          Path.class,
          "Speaks HTTPS with the certificate in this PEM file, and the chain behind it.");
  private final OptionSpec key =
      Setting.optional(
          "--tls-key", "FILE", Path.class, "The PEM file of its private key, not encrypted.");

  OptionSpec mode() {
    return mode;
  }

  OptionSpec certificate() {
    return certificate;
  }

  OptionSpec key() {
    return key;
  }

  /**
   * What was typed.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException if the options contradict each other
   */
  Tls value() {
    String typed = mode.getValue();
    @Nullable Path certificateFile = certificate.getValue();
    @Nullable Path keyFile = key.getValue();
    if (typed != null && !typed.equals(SELF_SIGNED) && !typed.equals(OFF)) {
      throw Failures.wrongUsage("--tls must be self-signed or off, not \"" + typed + "\".");
    }
    if (certificateFile != null && keyFile != null) {
      if (typed != null) {
        throw Failures.wrongUsage("Give either --tls, or --tls-cert and --tls-key.");
      }
      return new Tls.Files(certificateFile, keyFile);
    }
    if (certificateFile != null || keyFile != null) {
      throw Failures.wrongUsage("--tls-cert and --tls-key need each other.");
    }
    return SELF_SIGNED.equals(typed) ? new Tls.SelfSigned() : new Tls.None();
  }
}
