package dev.holdfast.adapters.cli;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Program;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.adapters.cli.repo.Machine;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.identity.User;
import dev.holdfast.domain.identity.Username;
import dev.holdfast.domain.tenant.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code holdfast admin user create} and {@code password}. */
final class UserCommands {
  private static final String VARIABLE = "HOLDFAST_USER_PASSWORD";
  private static final String STANDARD_INPUT = "/dev/stdin";
  private static final String WHERE_FROM =
      "The password is asked for; a script gives it in " + VARIABLE + ", or by --password-stdin.";

  private final Administration administration;
  private final Machine machine;
  private final Terminal terminal;
  private final Program program;

  UserCommands(Administration administration, Machine machine, Terminal terminal, Program program) {
    this.administration = administration;
    this.machine = machine;
    this.terminal = terminal;
    this.program = program;
  }

  CommandSpec spec() {
    CommandSpec group = Options.group("user");
    group.usageMessage().header("Makes users, people with a password, and gives them another.");
    return group
        .addOption(Options.help())
        .addSubcommand("create", create())
        .addSubcommand("password", password());
  }

  private CommandSpec create() {
    OptionSpec data = Options.data();
    OptionSpec tenant = EntryOptions.tenant();
    OptionSpec username = EntryOptions.required("--username", "NAME", "The name to log in by.");
    OptionSpec privileges = EntryOptions.privileges();
    OptionSpec stdin = stdin();
    OptionSpec json = AdminOutput.json();
    CommandSpec spec =
        Options.command(
            "create",
            () ->
                create(
                    data.getValue(),
                    tenant.getValue(),
                    username(username.getValue()),
                    Names.privileges(privileges.getValue()),
                    stdin.getValue(),
                    json.getValue()));
    spec.usageMessage()
        .header("Makes a user of a tenant.")
        .description(WHERE_FROM)
        .footer(
            Options.examples(
                program + " admin user create --tenant acme --username alice --privileges all"));
    return spec.addOption(data)
        .addOption(tenant)
        .addOption(username)
        .addOption(privileges)
        .addOption(stdin)
        .addOption(json)
        .addOption(Options.help());
  }

  private Integer create(
      Path data,
      TenantId tenant,
      Username username,
      Set<Privilege> privileges,
      boolean stdin,
      boolean json) {
    String password = given(stdin);
    User made =
        administration.administer(
            data, tenants -> tenants.createUser(tenant, username, password, privileges));
    if (json) {
      AdminOutput.print(
          terminal,
          AdminOutput.line()
              .member("tenant")
              .text(tenant.value())
              .member("username")
              .text(made.username().value())
              .member("sid")
              .text(made.id().value()));
    } else {
      terminal.print("Made the user \"" + username + "\" of the tenant \"" + tenant + "\".");
    }
    return ExitCode.OK;
  }

  private CommandSpec password() {
    OptionSpec data = Options.data();
    OptionSpec tenant = EntryOptions.tenant();
    OptionSpec username = EntryOptions.required("--username", "NAME", "Whose password it is.");
    OptionSpec stdin = stdin();
    CommandSpec spec =
        Options.command(
            "password",
            () ->
                setPassword(
                    data.getValue(),
                    tenant.getValue(),
                    username(username.getValue()),
                    stdin.getValue()));
    spec.usageMessage()
        .header("Gives a user another password, for one that was forgotten.")
        .description(
            WHERE_FROM,
            "Whoever logged in before stays so until the token ends, 24 hours after the login.")
        .footer(Options.examples(program + " admin user password --tenant acme --username alice"));
    return spec.addOption(data)
        .addOption(tenant)
        .addOption(username)
        .addOption(stdin)
        .addOption(Options.help());
  }

  private Integer setPassword(Path data, TenantId tenant, Username username, boolean stdin) {
    String password = given(stdin);
    administration.administer(
        data,
        tenants -> {
          tenants.setPassword(tenant, username, password);
          return username;
        });
    terminal.print("The user \"" + username + "\" has the new password.");
    return ExitCode.OK;
  }

  private static OptionSpec stdin() {
    return Options.flag(
        "--password-stdin", "Takes the first line of standard input as the password.");
  }

  private String given(boolean stdin) {
    return stdin ? fromStandardInput() : fromVariableOrPerson();
  }

  private String fromStandardInput() {
    try {
      byte[] typed = machine.readSmallFile(machine.path(STANDARD_INPUT));
      return new String(typed, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw Failures.wrongInput("No password could be read from standard input.");
    }
  }

  private String fromVariableOrPerson() {
    String set = machine.variable(VARIABLE);
    if (!set.isEmpty()) {
      return set;
    }
    String typed = asked("Password: ");
    if (!typed.equals(asked("Once more: "))) {
      throw Failures.wrongInput("The two passwords are not the same.");
    }
    return typed;
  }

  private String asked(String prompt) {
    return terminal
        .askSecret(prompt)
        .map(String::new)
        .orElseThrow(
            () ->
                Failures.wrongUsage(
                    "The password is missing, and there is nobody to ask: give it in "
                        + VARIABLE
                        + ", or by --password-stdin."));
  }

  private static Username username(String typed) {
    if (!Username.isWellFormed(typed)) {
      throw Failures.wrongUsage(
          "--username must be 1 to 128 letters, digits and any of . _ @ + -, not \""
              + typed
              + "\".");
    }
    return Username.typed(typed);
  }
}
