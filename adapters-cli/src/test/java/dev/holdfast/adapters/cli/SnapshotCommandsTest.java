package dev.holdfast.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotCommandsTest {
  private static final String ENTRIES = "/holdfast/v1/snapshots/ID/entries?max=1000&path=";
  private static final String PROBLEM =
      "{\"status\":404,\"detail\":\"There is no such snapshot.\",\"causes\":[]}";

  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void directory_isListedOverItsPages_withNamesThatSteerNothing() {
    server.on(
        ENTRIES + "%2Fsrv",
        200,
        "{\"entry\":"
            + entry("/srv", "DIRECTORY", 0)
            + ",\"entries\":["
            + entry("/srv/a\\u001b[2J", "FILE", 3)
            + "],\"cookie\":\"Yg\"}");
    server.on(
        ENTRIES + "%2Fsrv&cookie=Yg",
        200,
        "{\"entry\":"
            + entry("/srv", "DIRECTORY", 0)
            + ",\"entries\":["
            + entry("/srv/deep", "DIRECTORY", 0)
            + "]}");

    TypedLine typed = snapshot("ls", "ID", "/srv");

    assertThat(typed.out()).isEqualTo("/srv/a\\x1b[2J\n/srv/deep/\n");
    assertThat(typed.exitCode()).isZero();
    assertThat(snapshot("ls", "-l", "ID", "/srv").out())
        .startsWith("0644              3 2026-01-02T03:04:05Z /srv/a");
    assertThat(snapshot("ls", "--json", "ID", "/srv").out().lines().findFirst())
        .contains(entry("/srv/a\\u001b[2J", "FILE", 3));
  }

  @Test
  void file_isListedAsItself() {
    server.on(ENTRIES + "%2Fa", 200, "{\"entry\":" + entry("/a", "FILE", 3) + ",\"entries\":[]}");

    assertThat(snapshot("ls", "ID", "/a").out()).isEqualTo("/a\n");
  }

  @Test
  void content_isWrittenAsItIs() {
    server.on("/holdfast/v1/snapshots/ID/content?path=%2Fa+b", 200, "line\u001b[2J\r\n\0end");

    assertThat(snapshot("cat", "ID", "/a b").out()).isEqualTo("line\u001b[2J\r\n\0end");
  }

  @Test
  void contentThatIsBrokenOff_isAFailure() {
    server.breaksOff("/holdfast/v1/snapshots/ID/content?path=%2Fa", "part", 10);

    TypedLine typed = snapshot("cat", "ID", "/a");

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err()).contains("was broken off");
  }

  @Test
  void differences_areShown() {
    server.on(
        "/holdfast/v1/snapshots/LATER/differences?from=EARLIER",
        200,
        "{\"change\":\"ADDED\",\"entry\":"
            + entry("/new", "DIRECTORY", 0)
            + "}\n{\"change\":\"CONTENT\",\"entry\":"
            + entry("/a\\nb", "FILE", 3)
            + "}\n");

    assertThat(snapshot("diff", "EARLIER", "LATER").out()).isEqualTo("+    /new/\nM    /a\\nb\n");
    assertThat(snapshot("diff", "--json", "EARLIER", "LATER").out().lines()).hasSize(2);
  }

  @Test
  void plan_isTold() {
    server.on(
        "/holdfast/v1/snapshots/ID/restore-plan",
        200,
        "{\"files\":2,\"directories\":1,\"symlinks\":0,\"others\":0,\"bytes\":9,\"storedBytes\":7,"
            + "\"biggest\":["
            + entry("/srv/a", "FILE", 6)
            + "]}");

    TypedLine typed = snapshot("plan", "ID", "/srv", "/etc");

    assertThat(typed.out()).contains("2 files", "7 bytes to be read", "6 /srv/a");
    assertThat(server.asked()).last().asString().endsWith("{\"paths\":[\"/srv\",\"/etc\"]}");
  }

  @Test
  void refusal_isTold() {
    server.on(ENTRIES + "%2F", 404, PROBLEM);

    TypedLine typed = snapshot("ls", "ID");

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err()).isEqualTo("holdfast: There is no such snapshot.\n");
    server.on(ENTRIES + "%2F", 401, "{\"detail\":\"x\"}");
    assertThat(snapshot("ls", "ID").err()).contains("HOLDFAST_API_KEY");
    server.on(ENTRIES + "%2F", 404, "<html>");
    assertThat(snapshot("ls", "ID").err()).contains("no Holdfast server");
  }

  @Test
  void apiKey_isSentAsAHeader() {
    server.on(ENTRIES + "%2F", 200, "{\"entries\":[]}");

    snapshot("ls", "ID");

    assertThat(server.asked()).containsExactly("GET " + ENTRIES + "%2F secret ");
  }

  @Test
  void serverThatDoesNotAnswer_isNamed() {
    String url = server.url();
    server.close();

    TypedLine typed =
        TypedLine.in(
            Map.of("HOLDFAST_URL", url, "HOLDFAST_API_KEY", "secret"), "snapshot", "ls", "ID");

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err()).contains("Nobody answers at " + url);
  }

  @Test
  void whatIsMissing_isWrongUsage() {
    assertUsage(Map.of("HOLDFAST_API_KEY", "secret"), "HOLDFAST_URL");
    assertUsage(Map.of("HOLDFAST_URL", server.url()), "HOLDFAST_API_KEY");
    assertUsage(Map.of("HOLDFAST_URL", "localhost", "HOLDFAST_API_KEY", "x"), "localhost");
    assertUsage(
        Map.of("HOLDFAST_URL", server.url(), "HOLDFAST_API_KEY", "x", "HOLDFAST_FINGERPRINT", "12"),
        "SHA-256");
  }

  private static void assertUsage(Map<String, String> environment, String named) {
    TypedLine typed = TypedLine.in(environment, "snapshot", "ls", "ID");
    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains(named);
  }

  private TypedLine snapshot(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "snapshot";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return server.typed(all);
  }

  private static String entry(String path, String kind, long bytes) {
    return "{\"path\":\"%s\",\"kind\":\"%s\",\"bytes\":%d,\"modified\":\"2026-01-02T03:04:05Z\",\"mode\":\"0644\"}"
        .formatted(path, kind, bytes);
  }
}
