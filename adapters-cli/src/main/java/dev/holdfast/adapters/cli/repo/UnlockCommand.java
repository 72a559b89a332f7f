package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.lock.LockRules.FoundLock;
import dev.holdfast.engine.repository.Repository;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code holdfast repo unlock}. */
final class UnlockCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final RepositoryOptions options;
  private final OptionSpec removeAll =
      Options.flag(
          "--remove-all",
          "Removes all locks. Only when nobody is at work: who is, may lose what it writes.");

  UnlockCommand(Terminal terminal, RepositoryOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.repositoryCommand("unlock", this);
    spec.usageMessage()
        .header("Removes locks that were left behind.")
        .description(
            "Those of our own processes that are gone, and those that nobody has refreshed for half"
                + " an hour. The others are shown.")
        .footer(Options.examples(options.program() + " repo unlock --repo /srv/backup"));
    return options.addTo(spec.addOption(removeAll));
  }

  @Override
  public Integer call() {
    return options.open(this::unlock);
  }

  private int unlock(Repository repository) {
    Managed.refuse(repository, "Start the server again: it removes the locks that it left behind.");
    if (removeAll.<Boolean>getValue()) {
      terminal.print("Removed " + Amounts.count(repository.removeAllLocks(), "lock") + ".");
      return ExitCode.OK;
    }
    List<FoundLock> removed = repository.removeStaleLocks();
    removed.forEach(lock -> terminal.print("Removed the lock of " + words(lock) + "."));
    List<FoundLock> left = repository.locks();
    left.forEach(lock -> terminal.print("Left the lock of " + words(lock) + "."));
    if (removed.isEmpty() && left.isEmpty()) {
      terminal.print("There is no lock.");
    }
    return ExitCode.OK;
  }

  private static String words(FoundLock found) {
    return "%s since %s%s"
        .formatted(
            found.lock().owner(),
            found.lock().time(),
            found.lock().exclusive() ? ", exclusive" : "");
  }
}
