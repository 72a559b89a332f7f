package dev.holdfast.adapters.storage.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class OpenCacheTest {
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());

  private final OpenCache<String, String, RuntimeException> cache =
      new OpenCache<>(
          2,
          new OpenCache.Opening<>() {
            @Override
            public String open(String key) {
              log.add("open " + key);
              if (key.equals("broken")) {
                throw new IllegalStateException("broken");
              }
              return key + "!";
            }

            @Override
            public void close(String value) {
              log.add("close " + value);
            }
          });

  @Test
  void oneThing_isOpenedOnce() {
    try (var first = cache.lease("a");
        var second = cache.lease("a")) {
      assertThat(first.value()).isEqualTo("a!");
      assertThat(second.value()).isEqualTo("a!");
    }
    cache.lease("a").close();

    assertThat(log).containsExactly("open a");
  }

  @Test
  void ofUnusedThings_thoseUsedLastStayOpen() {
    cache.lease("a").close();
    cache.lease("b").close();
    cache.lease("a").close();

    cache.lease("c").close();

    assertThat(log).containsExactly("open a", "open b", "open c", "close b!");
  }

  @Test
  void usedThing_isNotClosed_howeverManyThereAre() {
    var a = cache.lease("a");
    var b = cache.lease("b");
    var c = cache.lease("c");

    assertThat(log).containsExactly("open a", "open b", "open c");
    b.close();
    assertThat(log).last().isEqualTo("close b!");
    a.close();
    c.close();
    assertThat(log).hasSize(4);
  }

  @Test
  void forgottenThing_isClosedByItsLastUser_andOpenedAnewForOthers() {
    var old = cache.lease("a");

    cache.forget("a");
    cache.lease("a").close();
    assertThat(log).containsExactly("open a", "open a");
    old.close();
    old.close();

    assertThat(log).containsExactly("open a", "open a", "close a!");
  }

  @Test
  void thingThatCannotBeOpened_takesNoPlace() {
    cache.lease("a").close();
    cache.lease("b").close();

    assertThatThrownBy(() -> cache.lease("broken")).hasMessage("broken");
    assertThatThrownBy(() -> cache.lease("broken")).hasMessage("broken");

    assertThat(log).containsExactly("open a", "open b", "open broken", "open broken");
  }

  @Test
  void closedCache_closesAll_usedThingsAfterTheirUse() {
    cache.lease("a").close();
    var used = cache.lease("b");

    cache.close();
    assertThat(log).containsExactly("open a", "open b", "close a!");
    used.close();

    assertThat(log).last().isEqualTo("close b!");
    assertThatThrownBy(() -> cache.lease("a")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void manyThreads_shareOneOpening() throws Exception {
    CountDownLatch together = new CountDownLatch(8);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<String>> values = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        values.add(
            threads.submit(
                () -> {
                  together.countDown();
                  together.await();
                  try (var lease = cache.lease("a")) {
                    return lease.value();
                  }
                }));
      }
      for (Future<String> value : values) {
        assertThat(value.get()).isEqualTo("a!");
      }
    }

    assertThat(log).containsExactly("open a");
  }
}
