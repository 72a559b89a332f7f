package dev.holdfast.testkit.lock;

import dev.holdfast.engine.id.Hash;
import java.time.Instant;
import java.util.Set;

/** What a process is told by the world; nothing else decides what it does next. */
sealed interface Answer permits Word, Answer.Files, Answer.Time {
  record Files(Set<Hash> names) implements Answer {}

  record Time(Instant instant) implements Answer {}
}
