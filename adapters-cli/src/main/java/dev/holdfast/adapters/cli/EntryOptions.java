package dev.holdfast.adapters.cli;

import dev.holdfast.domain.tenant.TenantId;
import picocli.CommandLine.Model.OptionSpec;

/** Options of the commands that make somebody who may enter a tenant. */
final class EntryOptions {

  private EntryOptions() {}

  static OptionSpec tenant() {
    return OptionSpec.builder("--tenant")
        .paramLabel("TENANT")
        .type(TenantId.class)
        .converters(new TenantName())
        .required(true)
        .description("The tenant to enter.")
        .build();
  }

  static OptionSpec privileges() {
    return required(
        "--privileges",
        "LIST",
        "The privileges in the protection API, with commas between them, or all. DATA_SECURITY is"
            + " the one of legal holds and locks.");
  }

  static OptionSpec required(String name, String placeholder, String description) {
    return OptionSpec.builder(name)
        .paramLabel(placeholder)
        .type(String.class)
        .required(true)
        .description(description)
        .build();
  }
}
