package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.bootstrap.endtoend.Program.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The built server with two tenants, each with a folder of its own and one snapshot of what is in
 * it; beside these a folder that is nobody's.
 */
final class TwoTenants implements AutoCloseable {
  final Path base;
  final ServerProcess server;

  /** One of them. */
  record Tenant(ProtectionClient client, Path root, long host, String group, String snapshot) {
    Path source() {
      return root.resolve("source");
    }

    Path restored(Path target) {
      return FileTree.restored(target, source());
    }
  }

  private final Program program;

  private TwoTenants(Program program, Path folder) throws IOException {
    this.program = program;
    this.base = folder.toRealPath();
    Files.createDirectory(outside());
    this.server = ServerProcess.launch(program, data(), base.resolve("server.log"));
  }

  static TwoTenants on(Program program, Path folder) throws IOException {
    return new TwoTenants(program, folder);
  }

  /** Makes a tenant of what lies in its folder now. */
  Tenant tenant(String name) throws Exception {
    server.address();
    Path root = base.resolve(name);
    administer("tenant", "create", name, "--root", root.toString());
    String made =
        administer(
            "client", "create", "--tenant", name, "--name", "c", "--privileges", "all", "--json");
    String apiKey = Json.parse(made).required("apiKey").asString();
    ProtectionClient client = new ProtectionClient(server.address(), apiKey);
    long host = client.registerHost();
    String policy = client.minutePolicy("every day or so", 1_440);
    String group = client.group("folder of " + name, policy, host, root.resolve("source"));
    return new Tenant(client, root, host, group, client.whenStored(host, group));
  }

  private String administer(String... arguments) throws IOException, InterruptedException {
    String[] all = new String[arguments.length + 3];
    all[0] = "admin";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--data";
    all[arguments.length + 2] = data().toString();
    Run run = program.run(all);
    assertThat(run.exitCode()).as("%s", run).isZero();
    return run.out();
  }

  Path data() {
    return base.resolve("data");
  }

  /** No tenant may reach it. */
  Path outside() {
    return base.resolve("outside");
  }

  @Override
  public void close() {
    server.close();
  }
}
