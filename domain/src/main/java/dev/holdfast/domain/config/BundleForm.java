package dev.holdfast.domain.config;

/** The three forms in which bundles are sent. */
public enum BundleForm {
  /** An object with {@code objects} and further members such as version, timestamp, options. */
  EXPORT,

  /** An object with {@code objects} alone. */
  OBJECTS_ONLY,

  /** An array of items. */
  ARRAY
}
