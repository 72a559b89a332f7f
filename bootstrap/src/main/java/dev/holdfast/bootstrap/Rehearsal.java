package dev.holdfast.bootstrap;

import dev.holdfast.adapters.cli.HoldfastCommandLine;
import dev.holdfast.adapters.cli.ServeOptions;
import dev.holdfast.adapters.cli.Server.Started;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.bootstrap.logging.ProgramLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of two plays of a few seconds, on a temporary folder. {@code serve} is a server's day on a
 * port that is free: a first start and a second one, tokens, an upload, its bundle again, a stop,
 * and a recovery password. {@code repo} are the commands that people type most.
 *
 * <p>The launcher runs each once after a build, while the Java runtime watches and keeps what it
 * learned for faster starts. Ends with 0 if all went well.
 */
public final class Rehearsal {
  private static final String UPLOADS = "/v2025/configuration-hub/backups/uploads";

  private static final String FORM =
      """
      --b\r
      Content-Disposition: form-data; name="data"; filename="bundle.json"\r
      Content-Type: application/json\r
      \r
      {"version":1,"objects":[{"version":1,"self":{"id":"1","type":"TRANSFORM","name":"First"},\
      "object":{"id":"1","name":"First","numbers":[1,2.50],"nothing":null}}]}\r
      --b\r
      Content-Disposition: form-data; name="name"\r
      \r
      Rehearsal\r
      --b--\r
      """;

  private static final int FOLDERS = 100;
  private static final int FILES_A_FOLDER = 40;

  /** Often enough for the runtime to see what a server does all day. */
  private static final int READS_MIN = 200;

  private static final Duration STORED_WITHIN = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;

  private Rehearsal(URI server) {
    this.server = server;
  }

  public static void main(String[] arguments) throws IOException {
    ProgramLog.start(System.Logger.Level.WARNING);
    Path folder = Files.createTempDirectory("holdfast-rehearsal");
    int exitCode;
    try {
      exitCode =
          switch (arguments[0]) {
            case "serve" -> runServer(folder);
            case "repo" -> runRepositoryCommands(folder);
            default -> throw new IllegalArgumentException("There is no play " + arguments[0]);
          };
    } finally {
      deleteTree(folder);
    }
    System.exit(exitCode);
  }

  private static int runServer(Path folder) {
    String data = folder.resolve("data").toString();
    int first = run("serve", "--data", data, "--port", "0");
    int second = run("serve", "--data", data, "--port", "0");
    return first | second | run("admin", "recovery-key", "--data", data);
  }

  /** A backup of folders and files, an unchanged one, the way back, and care. */
  private static int runRepositoryCommands(Path folder) throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "rehearsal");
    String[] where = {
      "--repo", folder.resolve("repository").toString(), "--password-file", password.toString()
    };
    String source = makeFiles(folder.resolve("files")).toString();
    String target = folder.resolve("restored").toString();
    return runIn(where, "init")
        | runIn(where, "backup", source)
        | runIn(where, "backup", source, "--tag", "again")
        | runIn(where, "snapshots")
        | runIn(where, "find", "*.json")
        | runIn(where, "ls", "-l", "latest")
        | runIn(where, "restore", "latest", "--target", target)
        | runIn(where, "restore", "latest", "--target", target, "--verify")
        | runIn(where, "forget", "--keep-last", "1")
        | runIn(where, "prune", "--max-unused", "0");
  }

  private static Path makeFiles(Path folder) throws IOException {
    for (int i = 0; i < FOLDERS; i++) {
      Path place = Files.createDirectories(folder.resolve("in/folder-" + i));
      for (int j = 0; j < FILES_A_FOLDER; j++) {
        Files.writeString(place.resolve("file-" + j + ".txt"), ("Text " + i * j + " ").repeat(j));
      }
      Files.createSymbolicLink(place.resolve("link"), Path.of("file-1.txt"));
    }
    return folder;
  }

  private static int runIn(String[] where, String... command) {
    return run(
        Stream.of(new String[] {"repo"}, command, where)
            .flatMap(Stream::of)
            .toArray(String[]::new));
  }

  /** As a person would type it, but for a server that stops when it has been played with. */
  private static int run(String... arguments) {
    return new HoldfastCommandLine(
            Rehearsal::serve,
            new DataAdministration(),
            new LocalMachine("rehearsal"),
            Terminal.standard(),
            Map.of(),
            "rehearsal")
        .run(arguments);
  }

  private static void serve(ServeOptions options, Consumer<Started> started) {
    try (RunningServer running = RunningServer.start(Settings.from(options))) {
      started.accept(running.started());
      new Rehearsal(running.started().address()).play(running.started().credentials());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void play(Path credentials) throws IOException, InterruptedException {
    send(HttpRequest.newBuilder(server.resolve("/health")));
    String token = token(Files.readString(credentials));

    String uploaded =
        send(
            request(UPLOADS, token)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(FORM)));
    String id = member("jobId", uploaded);
    readUntilStored(id, token);
    send(request(UPLOADS, token));
    send(request("/holdfast/v1/config/backups/" + id + "/bundle", token));
    send(request(UPLOADS + "/" + id, "not a token"));
    send(request(UPLOADS + "/" + id, token).DELETE());
  }

  private void readUntilStored(String id, String token) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(STORED_WITHIN);
    int reads = 0;
    String status;
    do {
      status = member("status", send(request(UPLOADS + "/" + id, token)));
      reads++;
    } while (reads < READS_MIN || (!status.equals("COMPLETE") && Instant.now().isBefore(end)));
    if (!status.equals("COMPLETE")) {
      throw new IllegalStateException("The upload of the rehearsal stays " + status);
    }
  }

  private String token(String credentials) throws IOException, InterruptedException {
    String form =
        "grant_type=client_credentials&client_id="
            + member("clientId", credentials)
            + "&client_secret="
            + member("clientSecret", credentials);
    return member(
        "access_token",
        send(
            HttpRequest.newBuilder(server.resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))));
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString())
        .body();
  }

  private static String member(String name, String json) {
    Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException("There is no " + name + " in " + json);
    }
    return matcher.group(1);
  }

  private static void deleteTree(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
