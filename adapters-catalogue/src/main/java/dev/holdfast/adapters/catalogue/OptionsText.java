package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.config.BundleOptions;
import dev.holdfast.domain.config.BundleOptions.Selection;
import dev.holdfast.domain.error.LimitReachedException;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Bundle options as one JSON text without blanks, for example {@code
 * {"includeTypes":["ROLE"],"excludeTypes":[],"objectOptions":{"ROLE":{"includedIds":["7"],"includedNames":[]}}}};
 * null stands for {@link BundleOptions#NONE}.
 *
 * <p>Members stand in this order, types in that of their text. Quotes, backslashes, control
 * characters and lone surrogates are escaped, so that any text comes back as it was.
 */
final class OptionsText {
  /**
   * A list of backups holds the options of each, so they must not be large; a hundred thousand ids
   * fit.
   */
  static final int CHARACTERS_MAX = 4 << 20;

  static final String INCLUDE_TYPES = "{\"includeTypes\":";
  static final String EXCLUDE_TYPES = ",\"excludeTypes\":";
  static final String OBJECT_OPTIONS = ",\"objectOptions\":{";
  static final String INCLUDED_IDS = ":{\"includedIds\":";
  static final String INCLUDED_NAMES = ",\"includedNames\":";

  private OptionsText() {}

  /**
   * The text of the options.
   *
   * @throws LimitReachedException if it is longer than {@link #CHARACTERS_MAX}
   */
  static @Nullable String write(BundleOptions options) {
    if (options.equals(BundleOptions.NONE)) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    write(text.append(INCLUDE_TYPES), options.includeTypes());
    write(text.append(EXCLUDE_TYPES), options.excludeTypes());
    text.append(OBJECT_OPTIONS);
    String divider = "";
    for (var entry : new TreeMap<>(options.objectOptions()).entrySet()) {
      Selection selection = entry.getValue();
      write(text.append(divider), entry.getKey());
      write(text.append(INCLUDED_IDS), selection.includedIds());
      write(text.append(INCLUDED_NAMES), selection.includedNames());
      text.append('}');
      divider = ",";
    }
    text.append("}}");
    if (text.length() > CHARACTERS_MAX) {
      throw new LimitReachedException(
          "backup.options.large",
          "The options of the bundle are "
              + text.length()
              + " characters of JSON; at most "
              + CHARACTERS_MAX
              + " are kept. Name fewer objects in them.");
    }
    return text.toString();
  }

  /**
   * The options that {@link #write} made the text of.
   *
   * @throws IllegalArgumentException if the text is none of its
   */
  static BundleOptions read(@Nullable String text) {
    return text == null ? BundleOptions.NONE : new OptionsReader(text).options();
  }

  private static void write(StringBuilder text, List<String> values) {
    text.append('[');
    String divider = "";
    for (String value : values) {
      write(text.append(divider), value);
      divider = ",";
    }
    text.append(']');
  }

  private static void write(StringBuilder text, String value) {
    text.append('"');
    value
        .codePoints()
        .forEach(
            character -> {
              if (character == '"' || character == '\\') {
                text.append('\\').append((char) character);
              } else if (character < ' ' || isSurrogate(character)) {
                text.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                  text.append(Character.forDigit(character >> shift & 0xF, 16));
                }
              } else {
                text.appendCodePoint(character);
              }
            });
    text.append('"');
  }

  private static boolean isSurrogate(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }
}
