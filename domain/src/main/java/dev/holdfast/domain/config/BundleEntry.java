package dev.holdfast.domain.config;

import dev.holdfast.domain.json.JsonValue;

/** What a bundle is made of, in the order of its text. */
public sealed interface BundleEntry {

  /** A member of the bundle beside its objects, such as {@code version} or {@code options}. */
  record TopLevel(String name, JsonValue value) implements BundleEntry {}

  /** The list of objects begins. */
  record ObjectsBegin() implements BundleEntry {}

  /**
   * An object of the list.
   *
   * @param number in the file, from 1
   * @param begin how many bytes of the file come before it
   * @param end how many bytes of the file come before what follows it
   */
  record Item(ConfigObject object, int number, long begin, long end) implements BundleEntry {}

  /** The text has ended, and all of it was a bundle. */
  record End(BundleForm form, BundleOptions options) implements BundleEntry {}
}
