package dev.holdfast.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeastRecentTest {
  private final LeastRecent<String, String> cache = new LeastRecent<>(10, String::length);

  @Test
  void whatWasUsedLeastRecently_isForgottenFirst() {
    cache.put("a", "12345");
    cache.put("b", "12345");
    assertThat(cache.get("a")).contains("12345");

    cache.put("c", "1");

    assertThat(cache.get("a")).contains("12345");
    assertThat(cache.get("b")).isEmpty();
    assertThat(cache.get("c")).contains("1");
  }

  @Test
  void singleLongValue_isKeptUntilTheNextComes() {
    cache.put("long", "x".repeat(100));
    assertThat(cache.get("long")).isPresent();

    cache.put("short", "x");

    assertThat(cache.get("long")).isEmpty();
    assertThat(cache.get("short")).isPresent();
  }
}
