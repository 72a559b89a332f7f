package dev.holdfast.adapters.cli;

import dev.holdfast.adapters.cli.frame.ByteSize;
import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.FolderName;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Program;
import dev.holdfast.adapters.cli.frame.Setting;
import dev.holdfast.adapters.cli.frame.WholeNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code holdfast serve}. */
final class ServeCommand implements Callable<Integer> {
  /** Below a kilobyte not even an empty bundle fits; above 64 GiB a staging disk is no staging. */
  private static final ByteSize UPLOAD_SIZE = new ByteSize(1 << 10, 64L << 30);

  /** Listed without pages, since the published clients can't page: so it stays a readable list. */
  private static final WholeNumber UPLOAD_COUNT = new WholeNumber(1, 10_000);

  /** A token can't be called back, so it must not live longer than a day. */
  private static final Lifetime TOKEN_LIFETIME =
      new Lifetime(Duration.ofSeconds(30), Duration.ofHours(24));

  /** Each worker takes up to a core and its buffers; more only wait for the same disk. */
  private static final WholeNumber WORKERS = new WholeNumber(1, 16);

  /** A prune reads all that is left of a repository's index, so not after each snapshot. */
  private static final Lifetime PRUNE_DELAY =
      new Lifetime(Duration.ofSeconds(1), Duration.ofDays(30));

  /** Below a megabyte no download would fit; above 64 TiB no disk is. */
  private static final ByteSize ARCHIVES_SIZE = new ByteSize(1 << 20, 64L << 40);

  /** Time enough to fetch it, and no second store of files. */
  private static final Lifetime ARCHIVES_KEPT =
      new Lifetime(Duration.ofSeconds(1), Duration.ofDays(30));

  private final Server server;
  private final Greeting greeting;
  private final Program program;

  private final OptionSpec data = Options.data();
  private final OptionSpec host =
      Setting.of(
          "--host",
          "HOST",
          String.class,
          new HostName(),
          "127.0.0.1",
          "The address to listen on. The default is reached from this machine alone; 0.0.0.0 is"
              + " every address it has. Without a --tls option Holdfast speaks plain HTTP: give one"
              + " before others can reach it, or put a proxy with TLS in front.");
  private final OptionSpec port =
      Setting.of(
          "--port",
          "PORT",
          Integer.class,
          new WholeNumber(0, 65_535),
          "8640",
          "The port to listen on; 0 takes any that is free, and says which.");
  private final OptionSpec uploadBytesMax =
      Setting.of(
          "--upload-bytes-max",
          "SIZE",
          Long.class,
          UPLOAD_SIZE,
          "1GiB",
          "The longest file that can be uploaded, such as 500MB or 2GiB.");
  private final OptionSpec uploadsMax =
      Setting.of(
          "--uploads-max",
          "COUNT",
          Integer.class,
          UPLOAD_COUNT,
          "10",
          "How many uploads a tenant may keep at once.");
  private final OptionSpec tokenLifetime =
      Setting.of(
          "--token-lifetime",
          "TIME",
          Duration.class,
          TOKEN_LIFETIME,
          "1h",
          "How long a token is good, such as 90s, 15m or 12h.");
  private final OptionSpec workers =
      Setting.of(
          "--workers",
          "COUNT",
          Integer.class,
          WORKERS,
          "2",
          "How many jobs are worked on at once.");
  private final OptionSpec scripts =
      OptionSpec.builder("--scripts")
          .paramLabel("DIR")
          .type(Path.class)
          .converters(new FolderName())
          .description(
              "The folder of the scripts that protection groups may run before and after a"
                  + " backup, with the rights of the server. Without it no script is run.")
          .build();
  private final OptionSpec pruneDelay =
      Setting.of(
          "--prune-delay",
          "TIME",
          Duration.class,
          PRUNE_DELAY,
          "15m",
          "How long after the removal of a snapshot its space is given back, such as 90s or 12h;"
              + " what is removed meanwhile is freed with it.");
  private final OptionSpec archivesBytesMax =
      Setting.of(
          "--archives-bytes-max",
          "SIZE",
          Long.class,
          ARCHIVES_SIZE,
          "10GiB",
          "How much disk the archives of all downloads may take together, such as 500MB or 2GiB.");
  private final OptionSpec archivesKept =
      Setting.of(
          "--archives-kept",
          "TIME",
          Duration.class,
          ARCHIVES_KEPT,
          "24h",
          "How long the archive of a download can be fetched, such as 90s, 15m or 12h.");
  private final TlsOptions tls = new TlsOptions();
  private final OptionSpec logLevel =
      Setting.of(
          "--log-level",
          "LEVEL",
          System.Logger.Level.class,
          new LogLevel(),
          "info",
          "What is logged to standard error: error, warning, info or debug.");

  ServeCommand(Server server, Greeting greeting, Program program) {
    this.server = server;
    this.greeting = greeting;
    this.program = program;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.command("serve", this);
    spec.usageMessage()
        .header("Runs the server.")
        .description(
            "It runs until Ctrl-C or SIGTERM, then stops within 10 seconds. What was"
                + " accepted is never lost: a job that was under way goes on at the next start.",
            "",
            "The first start on an empty folder makes the tenant \"default\" and an administrator,"
                + " and writes the credentials once, to DIR/admin-credentials.json.")
        .footer(
            Options.examples(
                program + " serve",
                program + " serve --data /srv/holdfast --port 9000",
                program + " serve --host 0.0.0.0 --tls self-signed",
                "HOLDFAST_UPLOAD_BYTES_MAX=4GiB " + program + " serve"));
    return spec.addOption(data)
        .addOption(host)
        .addOption(port)
        .addOption(uploadBytesMax)
        .addOption(uploadsMax)
        .addOption(tokenLifetime)
        .addOption(workers)
        .addOption(scripts)
        .addOption(pruneDelay)
        .addOption(archivesBytesMax)
        .addOption(archivesKept)
        .addOption(tls.mode())
        .addOption(tls.certificate())
        .addOption(tls.key())
        .addOption(logLevel)
        .addOption(Options.help());
  }

  @Override
  public Integer call() {
    server.serve(options(), greeting::say);
    return ExitCode.OK;
  }

  private ServeOptions options() {
    return new ServeOptions(
        data.<Path>getValue(),
        host.<String>getValue(),
        port.<Integer>getValue(),
        uploadBytesMax.<Long>getValue(),
        uploadsMax.<Integer>getValue(),
        tokenLifetime.<Duration>getValue(),
        workers.<Integer>getValue(),
        scripts.<@Nullable Path>getValue(),
        pruneDelay.<Duration>getValue(),
        archivesBytesMax.<Long>getValue(),
        archivesKept.<Duration>getValue(),
        tls.value(),
        logLevel.<System.Logger.Level>getValue());
  }
}
