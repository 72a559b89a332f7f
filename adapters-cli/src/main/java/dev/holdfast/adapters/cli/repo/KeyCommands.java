package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Program;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.id.KeyId;
import dev.holdfast.engine.repository.KeyDetails;
import dev.holdfast.engine.repository.Repository;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code holdfast repo key}: the passwords that open a repository. */
final class KeyCommands {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int SHORT_ID_CHARS = 8;

  private final Machine machine;
  private final Terminal terminal;
  private final Program program;
  private final Supplier<RepositoryOptions> repositoryOptions;

  KeyCommands(
      Machine machine,
      Terminal terminal,
      Program program,
      Supplier<RepositoryOptions> repositoryOptions) {
    this.machine = machine;
    this.terminal = terminal;
    this.program = program;
    this.repositoryOptions = repositoryOptions;
  }

  CommandSpec spec() {
    CommandSpec group = Options.group("key");
    group
        .usageMessage()
        .header("Looks after the passwords of a repository; each of them opens it.")
        .footer(Options.examples(program + " repo key add --repo /srv/backup"));
    return group
        .addOption(Options.help())
        .addSubcommand("list", list())
        .addSubcommand("add", add())
        .addSubcommand("remove", remove())
        .addSubcommand("passwd", change());
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
            Options.examples(
                program + " repo key add --repo /srv/backup",
                program + " repo key add --repo /srv/backup --new-password-file new.txt"));
    return options.addTo(spec.addOption(file));
  }

  private int add(Repository repository, RepositoryOptions options, OptionSpec file) {
    try (Password added = newPassword(options, file)) {
      KeyId id = repository.addPassword(added, machine.costOfGuessing(), machine.user().username());
      terminal.print("Added a password; its key is " + shortId(id) + ".");
    }
    return ExitCode.OK;
  }

  private CommandSpec remove() {
    RepositoryOptions options = repositoryOptions.get();
    PositionalParamSpec key = Arguments.required(0, "KEY", "The beginning of the key's id.");
    CommandSpec spec =
        Options.repositoryCommand(
            "remove", () -> options.open(open -> remove(open, key.<String>getValue())));
    spec.usageMessage()
        .header("Takes a password away; not the one that is used to do it.")
        .footer(Options.examples(program + " repo key remove --repo /srv/backup 14b294e1"));
    return options.addTo(spec.addPositional(key));
  }

  private int remove(Repository repository, String typed) {
    refuseManaged(repository);
    List<KeyDetails> meant =
        repository.keys().stream().filter(key -> key.id().hash().hex().startsWith(typed)).toList();
    if (meant.size() != 1) {
      throw Failures.missing(
          meant.isEmpty()
              ? "The repository has no key \"%s\"; `%s repo key list` lists them."
                  .formatted(typed, program)
              : "\"" + typed + "\" begins the ids of several keys; write more of it.");
    }
    try {
      repository.passwords().remove(meant.getFirst().id());
    } catch (IllegalArgumentException e) {
      throw Failures.wrongInput(String.valueOf(e.getMessage()));
    }
    terminal.print("Took key " + shortId(meant.getFirst().id()) + " away.");
    return ExitCode.OK;
  }

  private CommandSpec change() {
    RepositoryOptions options = repositoryOptions.get();
    OptionSpec file = newPasswordFile();
    CommandSpec spec =
        Options.repositoryCommand(
            "passwd", () -> options.open(open -> change(open, options, file)));
    spec.usageMessage()
        .header("Puts a new password in the place of the one that opens the repository now.")
        .footer(Options.examples(program + " repo key passwd --repo /srv/backup"));
    return options.addTo(spec.addOption(file));
  }

  private int change(Repository repository, RepositoryOptions options, OptionSpec file) {
    refuseManaged(repository);
    try (Password chosen = newPassword(options, file)) {
      KeyId id =
          repository
              .passwords()
              .change(chosen, machine.costOfGuessing(), machine.user().username());
      terminal.print("Changed the password; its key is " + shortId(id) + ".");
    }
    return ExitCode.OK;
  }

  /** One of its passwords is the server's own, and nobody could tell which. */
  private static void refuseManaged(Repository repository) {
    if (repository.isManaged()) {
      throw Failures.wrongInput(
          "A Holdfast server looks after this repository, and opens it by a password of its own:"
              + " none can be taken away here.");
    }
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
