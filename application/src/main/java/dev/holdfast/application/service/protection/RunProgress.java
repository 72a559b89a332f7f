package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.out.FileSnapshots.Progress;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.source.ObjectId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far the attempts have come that are under way now. It is held in memory: an attempt that a
 * crash cut short has no progress. Safe for several threads at once.
 */
final class RunProgress {

  private record Key(RunId run, ObjectId object) {}

  private final Map<Key, Progress> attempts = new ConcurrentHashMap<>();

  void told(RunId run, ObjectId object, Progress progress) {
    attempts.put(new Key(run, object), progress);
  }

  void ended(RunId run, ObjectId object) {
    attempts.remove(new Key(run, object));
  }

  Optional<Progress> of(RunId run, ObjectId object) {
    return Optional.ofNullable(attempts.get(new Key(run, object)));
  }
}
