package dev.holdfast.application.service.config;

import java.util.List;

/**
 * The tree that a bundle becomes in its snapshot.
 *
 * <p>Each object is a file at its {@code ObjectPath}: its canonical JSON, or its bytes as they were
 * uploaded if it is signed. Beside them lies {@code bundle.json}, from which the bundle is put
 * together again:
 *
 * <pre>{@code
 * {
 *   "version": 1,
 *   "format": "EXPORT",
 *   "before": {"timestamp": "..."},
 *   "objects": ["ROLE/0a/f/Auditor.2c91.json"],
 *   "after": {"options": {}}
 * }
 * }</pre>
 *
 * <p>{@code format} is the name of a {@code BundleForm}; {@code before} and {@code after} hold the
 * members that stood before and behind {@code objects}, in their order; {@code objects} has the
 * paths in the order of the bundle. The members come in this order, for a reader that streams.
 */
final class BundleTree {
  static final List<String> INDEX = List.of("bundle.json");

  static final String VERSION = "version";
  static final String FORMAT = "format";
  static final String BEFORE = "before";
  static final String OBJECTS = "objects";
  static final String AFTER = "after";

  /** A reader refuses what it does not know rather than guess. */
  static final String VERSION_NUMBER = "1";

  private BundleTree() {}
}
