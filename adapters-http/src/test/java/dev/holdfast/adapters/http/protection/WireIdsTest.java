package dev.holdfast.adapters.http.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.adapters.http.exchange.Parameters;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.source.ObjectId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WireIdsTest {
  private static final WireIds IDS = new WireIds(1234567890123456L, 1700000000000L);

  @Test
  void id_isReadAsItIsWritten() {
    assertThat(IDS.of(new PolicyId(7))).isEqualTo("1234567890123456:1700000000000:7");
    assertThat(IDS.policy(IDS.of(new PolicyId(7)))).isEqualTo(new PolicyId(7));
    assertThat(IDS.group(IDS.of(new GroupId(8)))).isEqualTo(new GroupId(8));
    assertThat(WireIds.run("5:1700000000000000")).hasToString("5:1700000000000000");
    assertThat(WireIds.object("9")).isEqualTo(new ObjectId(9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "1:2:7",
        "1234567890123456:1:7",
        "1234567890123456:1700000000000:0",
        "1234567890123456:1700000000000:07",
        "1234567890123456:1700000000000:-7",
        "1234567890123456:1700000000000:9999999999999999999"
      })
  void idThatIsNoneOfOurs_namesNothing(String text) {
    assertThatThrownBy(() -> IDS.policy(text))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("\"" + text + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "x", "1.0", "9223372036854775808"})
  void numberThatIsNone_namesNoHost(String text) {
    assertThatThrownBy(() -> WireIds.object(text)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> WireIds.registration(text)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> WireIds.run(text)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void filter_dropsIdsOfOtherServers() {
    Query query = query("ids=1%3A2%3A3,1234567890123456:1700000000000:7");

    assertThat(IDS.policies(query, "ids")).contains(Set.of(new PolicyId(7)));
    assertThat(IDS.policies(query("ids=1:2:3"), "ids")).contains(Set.of());
    assertThat(WireIds.objects(query("ids=0,3,-9"), "ids")).contains(Set.of(new ObjectId(3)));
  }

  @Test
  void filterThatIsEmpty_isNotGiven() {
    assertThat(IDS.groups(query("ids="), "ids")).isEqualTo(Optional.empty());
    assertThat(WireIds.objects(query(""), "ids")).isEqualTo(Optional.empty());
  }

  @Test
  void filterOfAnotherForm_isRefusedByName() {
    assertThatThrownBy(() -> IDS.groups(query("groupIds=nightly"), "groupIds"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("groupIds");
  }

  private static Query query(String text) {
    return Query.of(Parameters.parse(text));
  }
}
