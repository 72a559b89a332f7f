package dev.holdfast.testkit.build;

import dev.holdfast.domain.config.BundleForm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds the text of bundles: a full export without objects, unless told otherwise. */
public final class BundleBuilder {
  private final BundleForm form;
  private final List<String> before;
  private final List<String> objects;
  private final List<String> after;

  private BundleBuilder(
      BundleForm form, List<String> before, List<String> objects, List<String> after) {
    this.form = form;
    this.before = List.copyOf(before);
    this.objects = List.copyOf(objects);
    this.after = List.copyOf(after);
  }

  /** An export with {@code version} and {@code tenant} before its objects. */
  public static BundleBuilder aBundle() {
    return new BundleBuilder(
        BundleForm.EXPORT,
        List.of("\"version\":1", "\"tenant\":\"acme-poc\""),
        List.of(),
        List.of());
  }

  /** The form; all but an export loses the members beside the objects. */
  public BundleBuilder inForm(BundleForm newForm) {
    return new BundleBuilder(newForm, before, objects, after);
  }

  public BundleBuilder with(ObjectBuilder... more) {
    return with(Stream.of(more).map(ObjectBuilder::text).toArray(String[]::new));
  }

  /** Objects as texts, whatever they are. */
  public BundleBuilder with(String... more) {
    return new BundleBuilder(form, before, joined(objects, more), after);
  }

  /** A member before the objects, its value as JSON text. */
  public BundleBuilder withMember(String name, String value) {
    return new BundleBuilder(form, joined(before, member(name, value)), objects, after);
  }

  /** A member behind the objects, its value as JSON text. */
  public BundleBuilder withMemberBehind(String name, String value) {
    return new BundleBuilder(form, before, objects, joined(after, member(name, value)));
  }

  public String text() {
    String array = objects.stream().collect(Collectors.joining(",", "[", "]"));
    return switch (form) {
      case ARRAY -> array;
      case OBJECTS_ONLY -> "{\"objects\":" + array + "}";
      case EXPORT ->
          Stream.of(before, List.of("\"objects\":" + array), after)
              .flatMap(List::stream)
              .collect(Collectors.joining(",", "{", "}"));
    };
  }

  /** The text in UTF-8. */
  public byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  private static String member(String name, String value) {
    return "\"" + name + "\":" + value;
  }

  private static List<String> joined(List<String> texts, String... more) {
    List<String> joined = new ArrayList<>(texts);
    joined.addAll(List.of(more));
    return joined;
  }
}
