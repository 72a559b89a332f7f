package dev.holdfast.testkit.engine;

import static dev.holdfast.testkit.engine.StoredFiles.flip;
import static dev.holdfast.testkit.engine.StoredFiles.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.check.CheckResult;
import dev.holdfast.engine.check.DataChoice;
import dev.holdfast.engine.check.Finding;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much data is read. */
class CheckOfDataTest extends CheckCase {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 256})
  void partsTogether_readEachPackOnce(int parts) {
    makePacks(30);
    names(store, BlobKind.PACK).forEach(pack -> flip(store, pack, 20));
    int packs = names(store, BlobKind.PACK).size();
    Set<PackId> damaged = new HashSet<>();
    int read = 0;

    for (int part = 1; part <= parts; part++) {
      told.findings.clear();
      CheckResult result = check(reading(new DataChoice.Part(part, parts)));
      read += result.readPacks();
      for (Finding.WrongPackHash found : told.all(Finding.WrongPackHash.class)) {
        assertThat(damaged.add(found.pack())).isTrue();
        assertThat(Integer.parseInt(found.pack().hex().substring(0, 2), 16) % parts)
            .isEqualTo(part - 1);
      }
    }

    assertThat(read).isEqualTo(packs);
    assertThat(damaged).hasSize(packs);
  }

  @Test
  void partOfTheData_isAboutAsMuchAsWasAskedFor() {
    makePacks(40);
    long total = packBytes();
    long longest =
        StoreListing.of(store, BlobKind.PACK).stream()
            .mapToLong(StoreListing.Entry::sizeBytes)
            .max()
            .orElseThrow();

    for (double percent : new double[] {0.001, 10, 25, 99, 100}) {
      long wanted = (long) (total * percent / 100);
      CheckResult result = check(reading(new DataChoice.Percent(percent)));
      assertThat(result.readBytes()).isBetween(wanted, wanted + longest);
      assertThat(result.readPacks()).isPositive();
    }
    for (long wanted : new long[] {1, total / 3, total, Long.MAX_VALUE}) {
      CheckResult result = check(reading(new DataChoice.Bytes(wanted)));
      assertThat(result.readBytes()).isBetween(Math.min(wanted, total), total);
      assertThat(result.readBytes() - wanted).isLessThan(longest);
    }
  }
}
