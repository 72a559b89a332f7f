package dev.holdfast.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilesCommandsTest {
  private static final String FILES = "/holdfast/v1/files?name=";

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
  void files_areShownOverTheirPages_withNamesThatSteerNothing() {
    server.on(
        FILES + "*a*&max=1000",
        200,
        page(3, file("/a\\u001b[2J", "FILE", ",\"bytes\":12,\"object\":\"db1\""), "Yg"));
    server.on(
        FILES + "*a*&max=999&cookie=Yg",
        200,
        page(3, file("/srv/a", "DIRECTORY", "") + "," + file("/a", "SYMLINK", ""), ""));

    TypedLine typed = find("*a*");

    assertThat(typed.out().lines())
        .containsExactly(
            "            12 2026-01-02T03:04:05Z        db1:/a\\x1b[2J",
            "             0 2026-01-02T03:04:05Z        7:/srv/a/",
            "             0 2026-01-02T03:04:05Z        7:/a");
    assertThat(typed.err()).isEmpty();
    assertThat(typed.exitCode()).isZero();
  }

  @Test
  void json_isOneFileALine_asTheServerTellsIt() {
    String one = file("/a\\u001b", "FILE", ",\"bytes\":12");
    server.on(FILES + "a&max=1000", 200, page(2, one + "," + file("/b", "FILE", ""), ""));

    assertThat(find("a", "--json").out().lines()).containsExactly(one, file("/b", "FILE", ""));
  }

  @Test
  void nothingFound_isNoFailure() {
    server.on(FILES + "a&max=1000", 200, page(0, "", ""));

    assertThat(find("a").exitCode()).isZero();
    assertThat(find("a").out()).isEmpty();
  }

  @Test
  void moreThanWanted_areCountedAndNotFetched() {
    server.on(FILES + "a&max=1", 200, page(7, file("/a", "FILE", ""), "Yg"));

    TypedLine typed = find("a", "--max", "1");

    assertThat(typed.out()).hasLineCount(1);
    assertThat(typed.err()).isEqualTo("These are 1 of 7; --max shows more of them.\n");
    assertThat(server.asked()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "caf\u00e9 &x | caf%C3%A9+%26x",
        "a --type DIR | a&kind=DIRECTORY",
        "a --type symlink --larger 1 | a&kind=SYMLINK&bytesFrom=1",
        "a --larger 2G --smaller 10k | a&kind=FILE&bytesFrom=2147483648&bytesTo=10240",
        // The machine of the tests is an hour ahead.
        "a --newer 2026-11-22 | a&modifiedFrom=2026-11-21T23%3A00%3A00Z",
        "a --older 2026-11-22 | a&modifiedTo=2026-11-22T22%3A59%3A59.999999999Z",
        "a --newer 2026-11-22T10:30 | a&modifiedFrom=2026-11-22T09%3A30%3A00Z",
        "a --older 2026-11-22T10:30:00Z | a&modifiedTo=2026-11-22T10%3A30%3A00Z"
      })
  void filters_areAskedFor(String typed, String asked) {
    String[] arguments = typed.contains(" --") ? typed.split(" ") : new String[] {typed};

    find(arguments);

    assertThat(server.asked()).containsExactly("GET " + FILES + asked + "&max=1000 secret ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--type device",
        "--larger many",
        "--smaller -1",
        "--newer yesterday",
        "--older 22.11.2026",
        "--max 0"
      })
  void whatMakesNoSense_isWrongUsage_andAsksNobody(String option) {
    TypedLine typed = find(("a " + option).split(" ", -1));

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains(option.split(" ", 2)[0]);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void refusal_isTold() {
    server.on(FILES + "a&max=1000", 503, "{\"detail\":\"The index can't be read now.\"}");

    TypedLine typed = find("a");

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err()).isEqualTo("holdfast: The index can't be read now.\n");
  }

  private TypedLine find(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "files";
    all[1] = "find";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return server.typed(all);
  }

  private static String page(long count, String files, String cookie) {
    String more = cookie.isEmpty() ? "" : ",\"cookie\":\"" + cookie + "\"";
    return "{\"count\":%d,\"files\":[%s]%s}".formatted(count, files, more);
  }

  private static String file(String path, String kind, String more) {
    return "{\"path\":\"%s\",\"kind\":\"%s\",\"modified\":\"2026-01-02T03:04:05Z\",\"objectId\":7%s}"
        .formatted(path, kind, more);
  }
}
