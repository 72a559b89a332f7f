package dev.holdfast.testkit.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.domain.config.BundleEntry;
import dev.holdfast.domain.config.BundleEntry.End;
import dev.holdfast.domain.config.BundleEntry.Item;
import dev.holdfast.domain.config.BundleLimits;
import dev.holdfast.domain.config.BundleReader;
import dev.holdfast.testkit.fake.SmallJsonCodec;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads the texts of bundles in tests. */
final class Bundles {
  private static final JsonCodec.Limits LIMITS = new JsonCodec.Limits(50, 1000, 100_000, 100);

  private Bundles() {}

  static JsonCodec codec() {
    return new SmallJsonCodec();
  }

  static BundleReader reader(String text) {
    return reader(new ByteArrayInputStream(text.getBytes(UTF_8)), BundleLimits.DEFAULT);
  }

  static BundleReader reader(InputStream text, BundleLimits limits) {
    return new BundleReader(codec().read(text, LIMITS), limits);
  }

  static List<BundleEntry> entries(String text) {
    return entries(reader(text));
  }

  static List<BundleEntry> entries(BundleReader reader) {
    List<BundleEntry> entries = new ArrayList<>();
    BundleEntry entry = reader.next();
    while (!(entry instanceof End)) {
      entries.add(entry);
      entry = reader.next();
    }
    entries.add(entry);
    return entries;
  }

  static List<Item> items(String text) {
    return entries(text).stream().filter(Item.class::isInstance).map(Item.class::cast).toList();
  }

  static End end(String text) {
    return (End) entries(text).getLast();
  }
}
