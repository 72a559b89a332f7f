package dev.holdfast.adapters.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.adapters.http.exchange.Parameters;
import dev.holdfast.domain.error.InvalidInputException;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ids=1:2:3,4:5:6",
        "ids=1%3A2%3A3%2C4%3A5%3A6",
        "ids=1:2:3&ids=4:5:6",
        "ids=1:2:3,&ids=&ids=4:5:6"
      })
  void list_isReadInEveryFormThatClientsSend(String query) {
    assertThat(query(query).texts("ids")).containsExactly("1:2:3", "4:5:6");
  }

  @Test
  void nameWithAComma_isFound_whicheverCommasAClientEncodes() {
    assertThat(query("names=a%2C%20b,c").names("names")).contains("a, b", "c");
    assertThat(query("names=a%2Cb").names("names")).containsExactlyInAnyOrder("a", "b", "a,b");
    assertThat(query("names=a,b&names=,").names("names")).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void emptyValue_isNotGiven() {
    Query query = query("ids=&flag=&number=&text=");

    assertThat(query.texts("ids")).isEmpty();
    assertThat(query.flag("flag")).isEmpty();
    assertThat(query.number("number")).isEmpty();
    assertThat(query.text("text")).isEmpty();
  }

  @Test
  void flag_isReadInAnyCase() {
    assertThat(query("flag=True").flag("flag")).contains(true);
    assertThat(query("flag=false").flag("flag")).contains(false);
  }

  @Test
  void wholeNumbers_haveAll64Bits() {
    assertThat(query("ids=9223372036854775807,-1").numbers("ids"))
        .containsExactly(Long.MAX_VALUE, -1L);
  }

  @Test
  void wrongValue_isRefusedByTheNameOfItsParameter() {
    assertRefused(() -> query("flag=yes").flag("flag"), "parameter flag must be true or false");
    assertRefused(() -> query("n=1.5").number("n"), "parameter n must be a whole number");
    assertRefused(() -> query("n=9223372036854775808").number("n"), "parameter n must be");
    assertRefused(() -> query("n=0").number("n", 1, 1000), "n must be 1 to 1000, not 0");
    assertRefused(() -> query("n=1001").number("n", 1, 1000), "n must be 1 to 1000, not 1001");
    assertRefused(() -> query("t=kC").words("t", Set.of("kB", "kA")), "one of kA, kB, not \"kC\"");
    assertRefused(() -> query("t=a&t=b").text("t"), "parameter t comes several times");
  }

  @Test
  void longValue_isNotRepeatedAsAWhole() {
    assertThatThrownBy(() -> query("n=" + "9".repeat(5000)).number("n"))
        .hasMessageContaining("999...\"")
        .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
  }

  private static void assertRefused(ThrowingCallable reading, String words) {
    assertThatThrownBy(reading)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(words);
  }

  private static Query query(String text) {
    return Query.of(Parameters.parse(text));
  }
}
