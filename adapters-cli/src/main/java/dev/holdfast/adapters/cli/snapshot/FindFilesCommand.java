package dev.holdfast.adapters.cli.snapshot;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Program;
import dev.holdfast.adapters.cli.frame.SizeArgument;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.adapters.cli.frame.TimeArgument;
import dev.holdfast.adapters.cli.frame.WholeNumber;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.format.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code holdfast files find}. */
final class FindFilesCommand implements Callable<Integer> {
  /** As many as the server gives at once. */
  private static final int PAGE_MAX = 1_000;

  /** More than a person reads; whoever wants all of them says so. */
  private static final int SHOWN_DEFAULT = 1_000;

  private static final int SHOWN_MAX = 999_999_999;

  private final Terminal terminal;
  private final ServerOptions options;
  private final ZoneId zone;
  private final Program program;
  private final PositionalParamSpec name =
      SnapshotCommands.argument(
          0,
          "1",
          "NAME",
          "A name in any case; with a star at an end its beginning, its end, or any part of it.");
  private final OptionSpec kind = Options.text("--type", "TYPE", "Only file, dir or symlink.");
  private final OptionSpec larger =
      Options.text("--larger", "SIZE", "Only files of that size or more: 500K, 10M, 2G or so.");
  private final OptionSpec smaller =
      Options.text("--smaller", "SIZE", "Only files of that size or less.");
  private final OptionSpec newer =
      Options.text("--newer", "TIME", "Only what was modified then or later: 2026-11-22 or so.");
  private final OptionSpec older =
      Options.text("--older", "TIME", "Only what was modified then or earlier.");
  private final OptionSpec max =
      OptionSpec.builder("--max")
          .paramLabel("COUNT")
          .type(Integer.class)
          .converters(new WholeNumber(1, SHOWN_MAX))
          .defaultValue(Integer.toString(SHOWN_DEFAULT))
          .description("Shows at most so many. Default: " + SHOWN_DEFAULT)
          .build();

  FindFilesCommand(Terminal terminal, ServerOptions options, ZoneId zone, Program program) {
    this.terminal = terminal;
    this.options = options;
    this.zone = zone;
    this.program = program;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.command("find", this);
    spec.usageMessage()
        .header("Finds files by name, size and time, in all snapshots.")
        .description(
            "Each file is shown with its size, when it was modified, and whose it is, as the"
                + " newest snapshot has it. A size asks for files alone, unless --type says"
                + " otherwise. A day is meant whole.")
        .footer(
            Options.examples(
                program + " files find '*.pdf' --newer 2026-11-01",
                program + " files find 'report*' --type file --smaller 10M",
                program + " files find '*' --larger 2G --json"));
    spec.addPositional(name)
        .addOption(kind)
        .addOption(larger)
        .addOption(smaller)
        .addOption(newer)
        .addOption(older)
        .addOption(max);
    return options.addTo(spec);
  }

  @Override
  public Integer call() {
    String request = request();
    int wanted = max.getValue();
    try (ServerClient client = options.client()) {
      int shown = 0;
      Page page;
      String cookie = "";
      do {
        String size = "&max=" + Math.min(PAGE_MAX, wanted - shown);
        page = client.get(request + size + cookie, this::show);
        shown += page.shown();
        cookie = "&cookie=" + ServerClient.encoded(page.cookie());
      } while (!page.cookie().isEmpty() && shown < wanted);
      if (!page.cookie().isEmpty()) {
        terminal.remark(
            "These are %d of %d; --max shows more of them.".formatted(shown, page.count()));
      }
    }
    return ExitCode.OK;
  }

  private String request() {
    return "/holdfast/v1/files?name="
        + ServerClient.encoded(name.getValue())
        + kind()
        + parameter("bytesFrom", larger, size -> SizeArgument.parse("--larger", size))
        + parameter("bytesTo", smaller, size -> SizeArgument.parse("--smaller", size))
        + parameter("modifiedFrom", newer, typed -> TimeArgument.from(zone, newer))
        + parameter("modifiedTo", older, typed -> TimeArgument.to(zone, older));
  }

  private static String parameter(
      String name, OptionSpec option, Function<String, Object> meaning) {
    String typed = option.getValue();
    return typed == null
        ? ""
        : "&" + name + "=" + ServerClient.encoded(meaning.apply(typed).toString());
  }

  private String kind() {
    String typed = kind.getValue();
    if (typed == null) {
      boolean hasSize = larger.getValue() != null || smaller.getValue() != null;
      return hasSize ? "&kind=FILE" : "";
    }
    return switch (typed.toLowerCase(Locale.ROOT)) {
      case "file" -> "&kind=FILE";
      case "dir" -> "&kind=DIRECTORY";
      case "symlink" -> "&kind=SYMLINK";
      default ->
          throw Failures.wrongUsage("--type must be file, dir or symlink, not \"" + typed + "\".");
    };
  }

  /**
   * A page that was shown.
   *
   * @param count of all that match
   * @param cookie of the next page; none if this was the last
   */
  private record Page(int shown, long count, String cookie) {}

  private Page show(InputStream body) throws IOException {
    int shown = 0;
    long count = 0;
    String cookie = "";
    try (JsonReader in = ServerClient.json(body)) {
      in.beginObject();
      while (in.nextMember()) {
        switch (in.memberName()) {
          case "count" -> count = in.uint64();
          case "files" -> shown = showAll(in);
          case "cookie" -> cookie = in.text();
          default -> in.skip();
        }
      }
    }
    return new Page(shown, count, cookie);
  }

  private int showAll(JsonReader in) {
    int shown = 0;
    in.beginArray();
    while (in.nextElement()) {
      show(in.verbatim());
      shown++;
    }
    return shown;
  }

  private void show(ByteString file) {
    if (options.json()) {
      terminal.printJson(new String(file.bytes(), StandardCharsets.UTF_8));
    } else {
      terminal.print(RemoteFile.of(file).line());
    }
  }
}
