package dev.holdfast.adapters.cli;

import dev.holdfast.adapters.cli.Administration.RecoveryKey;
import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Program;
import dev.holdfast.adapters.cli.frame.ShellWord;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.domain.tenant.TenantId;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code holdfast admin recovery-key}. */
final class RecoveryKeyCommand implements Callable<Integer> {
  private final Administration administration;
  private final Terminal terminal;
  private final Program program;

  private final OptionSpec data = Options.data();
  private final OptionSpec tenant =
      OptionSpec.builder("--tenant")
          .paramLabel("TENANT")
          .type(TenantId.class)
          .converters(new TenantName())
          .defaultValue(TenantId.DEFAULT.value())
          .description("The tenant whose repository it is.", "Default: default")
          .build();

  RecoveryKeyCommand(Administration administration, Terminal terminal, Program program) {
    this.administration = administration;
    this.terminal = terminal;
    this.program = program;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.command("recovery-key", this);
    spec.usageMessage()
        .header("Adds a recovery password for restic to a tenant's repository.")
        .description(
            "Prints the new password, once. With it plain"
                + " restic opens the repository, without Holdfast and without this machine: keep"
                + " it away from both. It can be used whether the server runs or not.",
            "",
            "The password stands alone on the last line of standard output. A repository takes at"
                + " most ten recovery passwords.")
        .footer(
            Options.examples(
                program + " admin recovery-key",
                program + " admin recovery-key --data /srv/holdfast --tenant default",
                program + " admin recovery-key | tail -n 1 > recovery-password.txt"));
    return spec.addOption(data).addOption(tenant).addOption(Options.help());
  }

  @Override
  public Integer call() {
    RecoveryKey key =
        administration.addRecoveryKey(data.<Path>getValue(), tenant.<TenantId>getValue());
    terminal.print("This password opens the repository of tenant \"" + tenant.getValue() + "\":");
    terminal.print("");
    terminal.print("  restic -r " + ShellWord.of(key.repository()) + " snapshots");
    terminal.print("");
    terminal.print("It is shown this once and kept nowhere. Store it away from this machine.");
    terminal.print(key.password());
    return ExitCode.OK;
  }
}
