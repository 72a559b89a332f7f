package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.config.BundleOptions;
import dev.holdfast.domain.config.BundleOptions.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one text of {@link OptionsText}, in exactly the form in which it was written. */
final class OptionsReader {
  private final String text;
  private int at;

  OptionsReader(String text) {
    this.text = text;
  }

  BundleOptions options() {
    expect(OptionsText.INCLUDE_TYPES);
    List<String> includeTypes = strings();
    expect(OptionsText.EXCLUDE_TYPES);
    List<String> excludeTypes = strings();
    expect(OptionsText.OBJECT_OPTIONS);
    Map<String, Selection> objectOptions = new HashMap<>();
    if (!skip('}')) {
      do {
        objectOptions.put(string(), selection());
      } while (skip(','));
      expect("}");
    }
    expect("}");
    if (at != text.length()) {
      throw malformed();
    }
    return new BundleOptions(includeTypes, excludeTypes, objectOptions);
  }

  private Selection selection() {
    expect(OptionsText.INCLUDED_IDS);
    List<String> ids = strings();
    expect(OptionsText.INCLUDED_NAMES);
    List<String> names = strings();
    expect("}");
    return new Selection(ids, names);
  }

  private List<String> strings() {
    List<String> strings = new ArrayList<>();
    expect("[");
    if (!skip(']')) {
      do {
        strings.add(string());
      } while (skip(','));
      expect("]");
    }
    return strings;
  }

  private String string() {
    expect("\"");
    StringBuilder string = new StringBuilder();
    while (!skip('"')) {
      string.append(skip('\\') ? escaped() : next());
    }
    return string.toString();
  }

  private char escaped() {
    if (!skip('u')) {
      return next();
    }
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(next(), 16);
      if (digit < 0) {
        throw malformed();
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }

  private char next() {
    if (at == text.length()) {
      throw malformed();
    }
    return text.charAt(at++);
  }

  private boolean skip(char wanted) {
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(String wanted) {
    if (!text.startsWith(wanted, at)) {
      throw malformed();
    }
    at += wanted.length();
  }

  private IllegalArgumentException malformed() {
    return new IllegalArgumentException("Stored options are malformed at character " + at);
  }
}
