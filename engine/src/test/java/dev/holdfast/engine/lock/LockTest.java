package dev.holdfast.engine.lock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.error.CorruptException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockTest {
  private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-03-04T05:06:07.89+01:00");

  @Test
  void lock_isWrittenAsResticReadsIt() {
    Lock lock = new Lock(TIME, true, new LockOwner("id@host", "ann", 4711));

    String json = new String(lock.encode(), UTF_8);

    assertThat(json)
        .isEqualTo(
            ("{'time':'2026-03-04T05:06:07.89+01:00','exclusive':true,'hostname':'id@host',"
                    + "'username':'ann','pid':4711}")
                .replace('\'', '"'));
    assertThat(Lock.decode(json.getBytes(UTF_8))).isEqualTo(lock);
  }

  @Test
  void lockOfOthers_isReadWithWhatItHas() {
    Lock lock = decode("{'time':'2020-01-01T00:00:00Z','hostname':'','uid':5,'gid':{}}");

    assertThat(lock.exclusive()).isFalse();
    assertThat(lock.owner()).isEqualTo(new LockOwner("unknown", "", 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{'time':'x'}",
        "{'time':'2020-01-01T00:00:00Z','pid':4294967295}",
        "{'time':'2020-01-01T00:00:00Z','exclusive':1}",
      })
  void whatIsNoLock_isCorrupt(String json) {
    assertThatThrownBy(() -> decode(json)).isInstanceOf(CorruptException.class);
  }

  private static Lock decode(String json) {
    return Lock.decode(json.replace('\'', '"').getBytes(UTF_8));
  }
}
