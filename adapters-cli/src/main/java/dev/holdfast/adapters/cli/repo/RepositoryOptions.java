package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Program;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.repository.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Which repository a command works on, and how it is opened. */
final class RepositoryOptions {
  /** In front of a folder, as restic writes it. */
  private static final String LOCAL_PREFIX = "local:";

  private static final List<String> REPOSITORY = List.of("HOLDFAST_REPO", "RESTIC_REPOSITORY");
  private static final List<String> PASSWORD = List.of("HOLDFAST_PASSWORD", "RESTIC_PASSWORD");
  private static final List<String> PASSWORD_FILE =
      List.of("HOLDFAST_PASSWORD_FILE", "RESTIC_PASSWORD_FILE");

  private final Machine machine;
  private final Terminal terminal;
  private final Map<String, String> environment;
  private final Program program;

  private final OptionSpec repository =
      OptionSpec.builder("-r", "--repo")
          .paramLabel("DIR")
          .type(String.class)
          .description("The folder of the repository.", "Environment: " + either(REPOSITORY))
          .build();
  private final OptionSpec passwordFile =
      OptionSpec.builder("-p", "--password-file")
          .paramLabel("FILE")
          .type(String.class)
          .description(
              "Reads the repository's password from a file.",
              "Environment: "
                  + either(PASSWORD_FILE)
                  + "; or the password itself in "
                  + either(PASSWORD)
                  + ". At a terminal it is asked for.")
          .build();
  private final OptionSpec json =
      Options.flag("--json", "Prints JSON, with the members that restic prints.");

  RepositoryOptions(
      Machine machine, Terminal terminal, Map<String, String> environment, Program program) {
    this.machine = machine;
    this.terminal = terminal;
    this.environment = environment;
    this.program = program;
  }

  private static String either(List<String> variables) {
    return String.join(" or ", variables);
  }

  CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(repository)
        .addOption(passwordFile)
        .addOption(json)
        .addOption(Options.help());
  }

  /** How this program is called. */
  Program program() {
    return program;
  }

  boolean json() {
    return json.<Boolean>getValue();
  }

  /** The folder that was named. */
  Path folder() {
    String named =
        Optional.ofNullable(repository.<String>getValue())
            .or(() -> variable(REPOSITORY))
            .orElseThrow(
                () ->
                    Failures.wrongUsage(
                        "Which repository? Name its folder by --repo, or in "
                            + either(REPOSITORY)
                            + "."));
    String path = named.startsWith(LOCAL_PREFIX) ? named.substring(LOCAL_PREFIX.length()) : named;
    if (path.matches("[a-z0-9]+:.*")) {
      throw Failures.wrongUsage(
          "Repositories lie in folders; \"" + path + "\" names another kind of store.");
    }
    return machine.absolute(Path.of(path));
  }

  /** What a command does with an open repository. */
  @FunctionalInterface
  interface Work {
    int on(Repository repository);
  }

  /** Opens the repository for a command, and closes it behind it. */
  int open(Work work) {
    Path folder = folder();
    try (Machine.Store store = openStore(folder)) {
      if (!Repository.exists(store.blobs())) {
        throw missing(folder);
      }
      try (Password password = password("Password of the repository: ");
          Repository opened = Repository.open(store.blobs(), password, machine.engine())) {
        return work.on(opened);
      }
    }
  }

  private Machine.Store openStore(Path folder) {
    try {
      return machine.openStore(folder);
    } catch (MissingException e) {
      throw missing(folder);
    }
  }

  private HoldfastException missing(Path folder) {
    return Failures.noRepository(
        "There is no repository in " + folder + ". `" + program + " repo init` makes one.");
  }

  /** The repository's password, from wherever it is to be had. */
  Password password(String prompt) {
    Optional<Path> file =
        Optional.ofNullable(passwordFile.<String>getValue())
            .or(() -> variable(PASSWORD_FILE))
            .map(Path::of);
    if (file.isPresent()) {
      return passwordIn(file.get());
    }
    Optional<String> given = variable(PASSWORD);
    if (given.isPresent()) {
      return Password.of(given.get().getBytes(StandardCharsets.UTF_8));
    }
    return ask(prompt)
        .orElseThrow(
            () ->
                Failures.wrongInput(
                    "The repository's password is missing: give it by --password-file, or in "
                        + either(PASSWORD)
                        + "."));
  }

  /** A password that is chosen now: asked for twice, so that a slip of the finger is noticed. */
  Password newPassword() {
    Optional<char[]> typed = terminal.askSecret("New password: ");
    if (typed.isEmpty()) {
      throw Failures.wrongInput(
          "The new password is missing: type it at a terminal, or give it in a file.");
    }
    char[] again = terminal.askSecret("The same again: ").orElse(new char[0]);
    if (!Arrays.equals(typed.get(), again)) {
      throw Failures.wrongInput("The two passwords differ; nothing was done.");
    }
    return Password.of(typed.get());
  }

  /** Whether the password is given, so that nobody needs to be asked. */
  boolean givesPassword() {
    return passwordFile.getValue() != null
        || variable(PASSWORD_FILE).isPresent()
        || variable(PASSWORD).isPresent();
  }

  private Optional<Password> ask(String prompt) {
    return terminal.askSecret(prompt).map(Password::of);
  }

  /** The password that a file holds. */
  Password passwordIn(Path file) {
    try {
      return Password.ofFile(machine.readSmallFile(file));
    } catch (IOException e) {
      throw Failures.wrongInput(
          "The password file " + file + " can't be read: " + Reasons.of(e) + ".");
    }
  }

  private Optional<String> variable(List<String> names) {
    return names.stream()
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }
}
