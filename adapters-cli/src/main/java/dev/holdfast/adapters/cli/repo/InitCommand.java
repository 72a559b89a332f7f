package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.ShellWord;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.repository.Repository;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code holdfast repo init}. */
final class InitCommand implements Callable<Integer> {
  private final Machine machine;
  private final Terminal terminal;
  private final RepositoryOptions options;

  InitCommand(Machine machine, Terminal terminal, RepositoryOptions options) {
    this.machine = machine;
    this.terminal = terminal;
    this.options = options;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.repositoryCommand("init", this);
    spec.usageMessage()
        .header("Makes a repository in a folder that is empty or missing.")
        .description(
            "Its data is encrypted by the password. Whoever loses the password loses the data;"
                + " `"
                + options.program()
                + " repo key add` gives it a second one. Plain restic opens the"
                + " repository too.")
        .footer(Options.examples(options.program() + " repo init --repo /srv/backup"));
    return options.addTo(spec);
  }

  @Override
  public Integer call() {
    Path folder = options.folder();
    try (Password password =
            options.givesPassword() ? options.password("Password: ") : options.newPassword();
        Machine.Store store = machine.createStore(folder);
        Repository made =
            Repository.create(
                store.blobs(), password, machine.costOfGuessing(), machine.engine())) {
      String id = made.id().hex();
      if (options.json()) {
        JsonLine.print(
            terminal,
            JsonLine.message("initialized")
                .member("id")
                .text(id)
                .member("repository")
                .text(folder.toString())
                .endObject());
      } else {
        terminal.print("Made repository " + id.substring(0, 10) + " in " + folder + ".");
        terminal.print("");
        terminal.print("Keep its password: without it, nothing in it can ever be read. Next:");
        terminal.print("");
        terminal.print(
            "  " + options.program() + " repo backup --repo " + ShellWord.of(folder) + " FOLDER");
      }
    }
    return ExitCode.OK;
  }
}
