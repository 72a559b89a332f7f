package dev.holdfast.adapters.cli;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Program;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.application.port.in.setup.AdministerTenants.ClientCredentials;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.tenant.TenantId;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code holdfast admin client create}. */
final class ClientCommands {
  private final Administration administration;
  private final Terminal terminal;
  private final Program program;

  ClientCommands(Administration administration, Terminal terminal, Program program) {
    this.administration = administration;
    this.terminal = terminal;
    this.program = program;
  }

  CommandSpec spec() {
    CommandSpec group = Options.group("client");
    group.usageMessage().header("Makes clients: programs with an API key and a secret.");
    return group.addOption(Options.help()).addSubcommand("create", create());
  }

  private CommandSpec create() {
    OptionSpec data = Options.data();
    OptionSpec tenant = EntryOptions.tenant();
    OptionSpec name =
        EntryOptions.required(
            "--name", "NAME", "What it is called where somebody asks who did it.");
    OptionSpec privileges = EntryOptions.privileges();
    OptionSpec scopes =
        Options.text(
            "--scopes", "LIST", "Its scopes in the configuration API, or all.", "Default: none");
    OptionSpec json = AdminOutput.json();
    CommandSpec spec =
        Options.command(
            "create",
            () ->
                create(
                    data.getValue(),
                    tenant.getValue(),
                    name.getValue(),
                    Names.privileges(privileges.getValue()),
                    scopes.getValue() == null ? Set.of() : Names.scopes(scopes.getValue()),
                    json.getValue()));
    spec.usageMessage()
        .header("Makes a client of a tenant, and prints its API key and secret, once.")
        .footer(
            Options.examples(
                program + " admin client create --tenant acme --name nightly --privileges all",
                program
                    + " admin client create --tenant acme --name dashboard --privileges"
                    + " PROTECTION_VIEW,PROTECTION_POLICY_VIEW"));
    return spec.addOption(data)
        .addOption(tenant)
        .addOption(name)
        .addOption(privileges)
        .addOption(scopes)
        .addOption(json)
        .addOption(Options.help());
  }

  private Integer create(
      Path data,
      TenantId tenant,
      String name,
      Set<Privilege> privileges,
      Set<Scope> scopes,
      boolean json) {
    ClientCredentials made =
        administration.administer(
            data, tenants -> tenants.createClient(tenant, name, privileges, scopes));
    if (json) {
      AdminOutput.print(
          terminal,
          AdminOutput.line()
              .member("tenant")
              .text(tenant.value())
              .member("clientId")
              .text(made.clientId().value())
              .member("clientSecret")
              .text(made.clientSecret())
              .member("apiKey")
              .text(made.apiKey()));
      return ExitCode.OK;
    }
    terminal.print("Made a client of the tenant \"" + tenant + "\". This is shown this once:");
    terminal.print("  client id      " + made.clientId());
    terminal.print("  client secret  " + made.clientSecret());
    terminal.print("  API key        " + made.apiKey());
    return ExitCode.OK;
  }
}
