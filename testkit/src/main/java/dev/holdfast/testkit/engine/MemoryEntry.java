package dev.holdfast.testkit.engine;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What lies at a path of a {@link MemorySourceTree}, perhaps under several names. */
final class MemoryEntry {
  final Map<NodeName, MemoryEntry> children = Collections.synchronizedMap(new HashMap<>());
  volatile FileStatus status;
  volatile byte[] content = {};
  volatile ByteString target = ByteString.EMPTY;
  volatile List<ExtendedAttribute> extended = List.of();
  volatile boolean readable = true;

  MemoryEntry(FileStatus status) {
    this.status = status;
  }
}
