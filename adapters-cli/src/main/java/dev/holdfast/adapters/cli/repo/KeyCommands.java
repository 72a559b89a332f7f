package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.id.KeyId;
import dev.holdfast.engine.repository.KeyDetails;
import dev.holdfast.engine.repository.Repository;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code holdfast repo key}: the passwords that open a repository. */
final class KeyCommands {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int SHORT_ID_CHARS = 8;

  private final Machine machine;
  private final Terminal terminal;
  private final Supplier<RepositoryOptions> repositoryOptions;

  KeyCommands(Machine machine, Terminal terminal, Supplier<RepositoryOptions> repositoryOptions) {
    this.machine = machine;
    this.terminal = terminal;
    this.repositoryOptions = repositoryOptions;
  }

  CommandSpec spec() {
    CommandSpec group = Options.group("key");
    group
        .usageMessage()
        .header("Looks after the passwords of a repository; each of them opens it.")
        .footer("", "Example:", "  holdfast repo key add --repo /srv/backup");
    return group
        .addOption(Options.help())
        .addSubcommand("list", list())
        .addSubcommand("add", add());
  }

  private CommandSpec list() {
    RepositoryOptions options = repositoryOptions.get();
    CommandSpec spec =
        Options.repositoryCommand("list", () -> options.open(open -> list(open, options)));
    spec.usageMessage().header("Lists the passwords' keys, oldest first.");
    return options.addTo(spec);
  }

  private int list(Repository repository, RepositoryOptions options) {
    if (options.json()) {
      KeyJson.print(terminal, repository.keys());
      return ExitCode.OK;
    }
    Table table = new Table("ID", "User", "Host", "Created");
    for (KeyDetails key : repository.keys()) {
      table.row(shortId(key.id()), key.username(), key.hostname(), key.created().format(TIME));
    }
    table.printTo(terminal);
    return ExitCode.OK;
  }

  private CommandSpec add() {
    RepositoryOptions options = repositoryOptions.get();
    OptionSpec file = newPasswordFile();
    CommandSpec spec =
        Options.repositoryCommand("add", () -> options.open(open -> add(open, options, file)));
    spec.usageMessage()
        .header("Adds a password.")
        .footer(
            "",
            "Examples:",
            "  holdfast repo key add --repo /srv/backup",
            "  holdfast repo key add --repo /srv/backup --new-password-file new.txt");
    return options.addTo(spec.addOption(file));
  }

  private int add(Repository repository, RepositoryOptions options, OptionSpec file) {
    try (Password added = newPassword(options, file)) {
      KeyId id = repository.addPassword(added, machine.costOfGuessing(), machine.user().username());
      terminal.print("Added a password; its key is " + shortId(id) + ".");
    }
    return ExitCode.OK;
  }

  private static Password newPassword(RepositoryOptions options, OptionSpec file) {
    String named = file.getValue();
    return named == null ? options.newPassword() : options.passwordIn(Path.of(named));
  }

  private static OptionSpec newPasswordFile() {
    return Options.text(
        "--new-password-file",
        "FILE",
        "Reads the new password from a file; else it is asked for at the terminal.");
  }

  private static String shortId(KeyId id) {
    return id.hash().hex().substring(0, SHORT_ID_CHARS);
  }
}
