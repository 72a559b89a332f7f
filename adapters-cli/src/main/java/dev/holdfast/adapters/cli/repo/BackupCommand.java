package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.backup.BackupRequest;
import dev.holdfast.engine.backup.BackupResult;
import dev.holdfast.engine.backup.BackupRoot;
import dev.holdfast.engine.backup.BackupScope;
import dev.holdfast.engine.backup.ChangeCheck;
import dev.holdfast.engine.backup.ParentChoice;
import dev.holdfast.engine.pack.Compression;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.SnapshotDetails;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code holdfast repo backup}. */
final class BackupCommand implements Callable<Integer> {
  private final Machine machine;
  private final Terminal terminal;
  private final RepositoryOptions options;
  private final SnapshotSelection parents = new SnapshotSelection();
  private final ExcludeOptions excludes;

  private final PositionalParamSpec sources =
      Arguments.rest(0, "1..*", "PATH", "Files and folders to back up.");
  private final OptionSpec tags =
      Options.many("--tag", "TAG[,TAG]", "Gives the snapshot tags; may be repeated.");
  private final OptionSpec host =
      Options.text("--host", "HOST", "Names another host in the snapshot than this machine.");
  private final OptionSpec parent =
      Options.text(
          "--parent",
          "SNAPSHOT",
          "Takes files for unchanged that are as in this snapshot, and not as in the newest one of"
              + " the same host and paths.");
  private final OptionSpec force =
      Options.flag("--force", "Reads every file, whether it looks unchanged or not.");
  private final OptionSpec ignoreChangeTime =
      Options.flag("--ignore-ctime", "Takes a file for unchanged though its ctime is another.");
  private final OptionSpec ignoreInode =
      Options.flag("--ignore-inode", "Takes a file for unchanged though its inode is another.");
  private final OptionSpec oneFileSystem =
      OptionSpec.builder("-x", "--one-file-system")
          .type(boolean.class)
          .defaultValue("false")
          .description("Leaves out what lies on other file systems than the paths that are named.")
          .build();
  private final OptionSpec accessTimes =
      Options.flag("--with-atime", "Stores times of access too; unchanged folders then differ.");
  private final OptionSpec compression =
      OptionSpec.builder("--compression")
          .paramLabel("HOW")
          .type(String.class)
          .defaultValue("auto")
          .description("How hard to compress: off, fastest, auto, better or max.", "Default: auto")
          .build();

  BackupCommand(Machine machine, Terminal terminal, RepositoryOptions options) {
    this.machine = machine;
    this.terminal = terminal;
    this.options = options;
    this.excludes = new ExcludeOptions(machine);
  }

  CommandSpec spec() {
    CommandSpec spec = Options.repositoryCommand("backup", this);
    spec.usageMessage()
        .header("Backs up files and folders as a new snapshot.")
        .description(
            "Files that are as in the snapshot before are not read again: same type, size, times"
                + " and inode. What can't be read is named and left out, and the command ends with"
                + " 3. Ctrl-C leaves a sound repository, and the next backup goes on from there.",
            "",
            "Patterns are restic's: * and ? and [a-z] within a name, ** for any number of names, a"
                + " slash in front for the root, ! in front takes back. Unlike gitignore, a/b"
                + " matches at every depth, and a slash at the end means nothing.")
        .footer(
            Options.examples(
                options.program() + " repo backup --repo /srv/backup /etc /home",
                options.program()
                    + " repo backup --repo /srv/backup ~ --exclude '*.tmp' --exclude-caches"));
    spec.addPositional(sources).addOption(tags).addOption(host);
    excludes.addTo(spec);
    spec.addOption(oneFileSystem)
        .addOption(parent)
        .addOption(force)
        .addOption(ignoreChangeTime)
        .addOption(ignoreInode)
        .addOption(accessTimes)
        .addOption(compression);
    return options.addTo(spec);
  }

  @Override
  public Integer call() {
    BackupScope scope =
        new BackupScope(
            excludes.filter(), oneFileSystem.<Boolean>getValue(), excludes.leavesOutCaches());
    Compression chosen = chosenCompression();
    return options.open(repository -> backUp(repository, scope, chosen));
  }

  private int backUp(Repository repository, BackupScope scope, Compression chosen) {
    BackupRequest request =
        BackupRequest.of(details(), roots())
            .withScope(scope)
            .withParent(parent(repository))
            .withChangeCheck(
                new ChangeCheck(
                    !ignoreChangeTime.<Boolean>getValue(), !ignoreInode.<Boolean>getValue()))
            .withTimes(machine.now().getZone(), accessTimes.<Boolean>getValue())
            .withCompression(chosen)
            .withWorkers(machine.processors());
    BackupReport report = new BackupReport(machine, terminal, options.json());
    BackupResult result;
    try (report) {
      report.countAhead(request);
      result = repository.backup(request, machine.files(), report, Interruption.of(machine));
    } catch (IllegalArgumentException e) {
      throw Failures.wrongUsage(e.getMessage() + ".");
    }
    report.tell(result);
    return result.isPartial() ? ExitCode.IN_PART : ExitCode.OK;
  }

  private SnapshotDetails details() {
    Machine.User user = machine.user();
    String named = host.getValue();
    return new SnapshotDetails(
        machine.now().toOffsetDateTime(),
        typed().stream().map(path -> machine.absolute(machine.path(path)).toString()).toList(),
        named == null ? user.hostname() : named,
        user.username(),
        user.userId(),
        user.groupId(),
        excludes.patterns(),
        tags(),
        "holdfast " + machine.version());
  }

  private List<String> typed() {
    return sources.<List<String>>getValue();
  }

  private List<BackupRoot> roots() {
    return typed().stream().map(path -> SourceArgument.root(machine, path)).toList();
  }

  private List<String> tags() {
    return Arguments.values(tags).stream()
        .flatMap(list -> Arrays.stream(list.split(",", -1)))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .distinct()
        .toList();
  }

  private ParentChoice parent(Repository repository) {
    if (force.<Boolean>getValue()) {
      return new ParentChoice.Nothing();
    }
    String chosen = parent.getValue();
    return chosen == null
        ? new ParentChoice.Newest()
        : new ParentChoice.Chosen(parents.one(repository, chosen).id());
  }

  private Compression chosenCompression() {
    String typed = compression.<String>getValue();
    return switch (typed.toLowerCase(Locale.ROOT)) {
      case "off" -> Compression.OFF;
      case "fastest" -> Compression.FASTEST;
      case "auto" -> Compression.DEFAULT;
      case "better" -> Compression.BETTER;
      case "max" -> Compression.MAX;
      default ->
          throw Failures.wrongUsage(
              "--compression must be off, fastest, auto, better or max, not \"" + typed + "\".");
    };
  }
}
