package dev.holdfast.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.Numbers;
import dev.holdfast.domain.tenant.ServerIdentity;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link Numbers} must keep. */
public abstract class NumbersContract {
  private static final ServerIdentity FIRST =
      new ServerIdentity(1_234_567_890_123_456L, 1_700_000_000_000L);
  private static final ServerIdentity SECOND =
      new ServerIdentity(6_543_210_987_654_321L, 1_800_000_000_000L);

  /** A catalogue with nothing in it; asked for once in each test. */
  protected abstract CatalogueUnderTest emptyCatalogue();

  @Test
  void numbers_grow_andNoneComesTwice() {
    Numbers numbers = emptyCatalogue().numbers();

    long[] some = LongStream.range(0, 1_000).map(unused -> numbers.next()).toArray();

    assertThat(some[0]).isPositive();
    assertThat(some).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void identity_isTheFirstThatWasProposed() {
    Numbers numbers = emptyCatalogue().numbers();

    assertThat(numbers.identity(FIRST)).isEqualTo(FIRST);
    assertThat(numbers.identity(SECOND)).isEqualTo(FIRST);
  }
}
