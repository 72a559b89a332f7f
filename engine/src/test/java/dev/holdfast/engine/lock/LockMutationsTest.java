package dev.holdfast.engine.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Mutations;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LockMutationsTest {
  private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-03-04T05:06:07.89+01:00");

  @Test
  @Timeout(600)
  void changedLock_isRefused_orWrittenAgainToWhatIsReadAlike() {
    Mutations.of(
            "Lock",
            Lock::decode,
            (json, lock) -> {
              // The first time, what is no text becomes U+FFFD.
              Lock written = Lock.decode(lock.encode());
              assertThat(written.time()).isEqualTo(lock.time());
              assertThat(written.exclusive()).isEqualTo(lock.exclusive());
              assertThat(written.owner().pid()).isEqualTo(lock.owner().pid());
              assertThat(Lock.decode(written.encode())).isEqualTo(written);
            })
        .withinBytes(Mutations.NAMES_OF_JSON_BYTES, 40)
        .check(
            List.of(
                new Lock(TIME, true, new LockOwner("id@host", "ann", 4711)).encode(),
                new Lock(TIME, false, new LockOwner("h\u00f6st", "", 0, "boot 1")).encode()));
  }
}
