package dev.holdfast.adapters.cli;

import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.adapters.cli.repo.Machine;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.tenant.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A command line as somebody typed it: run at once, with all that it printed and asked for. */
final class TypedLine implements Server, Administration {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<ServeOptions> served = new ArrayList<>();
  private final List<String> keysAskedFor = new ArrayList<>();
  private final FakeTenants tenants = new FakeTenants();
  private final int exitCode;

  private TypedLine(Machine machine, Map<String, String> environment, String... arguments) {
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    exitCode =
        new HoldfastCommandLine(this, this, machine, terminal, environment, "holdfast 1.2.3")
            .run(arguments);
  }

  static TypedLine of(String... arguments) {
    return in(Map.of(), arguments);
  }

  static TypedLine in(Map<String, String> environment, String... arguments) {
    return on(new FakeMachine(), environment, arguments);
  }

  static TypedLine on(Machine machine, Map<String, String> environment, String... arguments) {
    return new TypedLine(machine, environment, arguments);
  }

  /** A command on the repository in {@code /srv/backup}, with its password. */
  static TypedLine repo(Machine machine, String... arguments) {
    String[] whole =
        Stream.concat(Stream.of("repo"), Arrays.stream(arguments)).toArray(String[]::new);
    return on(
        machine, Map.of("RESTIC_REPOSITORY", "/srv/backup", "RESTIC_PASSWORD", "secret"), whole);
  }

  @Override
  public void serve(ServeOptions options, Consumer<Started> started) {
    served.add(options);
    if (options.port() == 1) {
      throw new StateConflictException("port.taken", "Port 1 is taken; choose another by --port.");
    }
    if (options.port() == 2) {
      throw new IllegalStateException("two");
    }
    boolean firstStart = options.port() == 3;
    Path credentials = options.data().resolve("admin-credentials.json");
    URI address = URI.create("http://127.0.0.1:" + options.port());
    started.accept(new Started(address, options.data(), credentials, firstStart, null, false));
  }

  @Override
  public RecoveryKey addRecoveryKey(Path data, TenantId tenant) {
    keysAskedFor.add(data + " " + tenant);
    return new RecoveryKey("p4ssw0rd", data.resolve("repositories").resolve(tenant.value()));
  }

  @Override
  public <T> T administer(Path data, Work<T> work) {
    return work.on(tenants);
  }

  int exitCode() {
    return exitCode;
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** What the server was asked to do; the command must have asked once. */
  ServeOptions served() {
    if (served.size() != 1) {
      throw new AssertionError("Asked to serve " + served.size() + " times: " + err());
    }
    return served.getFirst();
  }

  boolean askedForNothing() {
    return served.isEmpty() && keysAskedFor.isEmpty();
  }

  /** What was done about tenants, in words. */
  List<String> administered() {
    return List.copyOf(tenants.done);
  }

  List<String> keysAskedFor() {
    return List.copyOf(keysAskedFor);
  }
}
