package dev.holdfast.adapters.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.adapters.http.exchange.Route.Access;
import dev.holdfast.adapters.http.exchange.RouteTable.Match;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
  private static final Route.Handler NOTHING = call -> Answer.noContent();

  private final RouteTable table =
      new RouteTable(
          List.of(
              Route.get("/things", NOTHING),
              Route.post("/things", NOTHING),
              Route.get("/things/{id}", NOTHING),
              Route.get("/things/{id}/parts", NOTHING),
              Route.get("/things/{id}/parts/{part}", NOTHING),
              Route.get("/things/special", NOTHING).with(Access.OPEN)));

  @ParameterizedTest
  @CsvSource({
    "/things/a,           a",
    "/things/a/parts,     a",
    "/things/a%2Fb,       a/b",
    "/things/a%20b,       'a b'",
    "/things/a+b,         a+b",
    "/things/%C3%A4,      ä",
    "/things/special1,    special1"
  })
  void openSegment_isDecoded(String path, String segment) {
    assertThat(table.find(path).isNothing()).isFalse();
    assertThat(table.find(path).segment("GET", "id")).isEqualTo(segment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "",
        "/thing",
        "/things/",
        "//things",
        "/things//",
        "/things/a/",
        "/things/a/b",
        "/things/a/parts/b/c",
        "/things/a/parts/%zz",
        "/other/../things",
        "/things%2Fa",
        "/things/%zz"
      })
  void otherPath_leadsNowhere(String path) {
    Match match = table.find(path);

    // An empty open segment is one, and names nothing.
    assertThat(match.isNothing() || match.segment("GET", "id").isEmpty()).isTrue();
  }

  @Test
  void openSegments_areToldApartByName() {
    Match match = table.find("/things/a/parts/b");

    assertThat(match.segment("GET", "id")).isEqualTo("a");
    assertThat(match.segment("GET", "part")).isEqualTo("b");
    assertThatThrownBy(() -> match.segment("GET", "other"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fixedSegment_winsOverAnOpenOne() {
    assertThat(table.find("/things/special").access()).isEqualTo(Access.OPEN);
    assertThat(table.find("/things/other").access()).isEqualTo(Access.TOKEN);
  }

  @Test
  void methods_areKnownForTheirPath() {
    assertThat(table.find("/things").byMethod()).containsOnlyKeys("GET", "POST");
    assertThat(table.find("/things/a").byMethod()).containsOnlyKeys("GET");
  }

  @Test
  void pathThatIsOpenForOneMethodAlone_isAMistake() {
    List<Route> routes =
        List.of(Route.get("/a", NOTHING), Route.post("/a", NOTHING).with(Access.OPEN));

    assertThatThrownBy(() -> new RouteTable(routes)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void routeThatIsThereTwice_isAMistake() {
    List<Route> routes = List.of(Route.get("/a", NOTHING), Route.get("/a", NOTHING));

    assertThatThrownBy(() -> new RouteTable(routes)).isInstanceOf(IllegalArgumentException.class);
  }
}
