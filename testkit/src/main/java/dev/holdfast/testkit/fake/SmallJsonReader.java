package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.JsonCodec.Limits;
import dev.holdfast.domain.json.JsonEvent;
import dev.holdfast.domain.json.JsonEvent.Mark;
import dev.holdfast.domain.json.JsonEvents;
import dev.holdfast.domain.json.JsonPosition;
import dev.holdfast.domain.json.JsonValue;
import dev.holdfast.domain.json.JsonValue.JsonBoolean;
import dev.holdfast.domain.json.JsonValue.JsonNull;
import dev.holdfast.domain.json.JsonValue.JsonNumber;
import dev.holdfast.domain.json.JsonValue.JsonString;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** A strict pull parser: RFC 8259, UTF-8, no duplicate members. */
final class SmallJsonReader implements JsonEvents {

  /** What may come next. */
  private enum Expected {
    FIRST_VALUE,
    MEMBER_VALUE,
    NAME_OR_END,
    ELEMENT_OR_END,
    MORE_OR_END
  }

  /** An open object or array; an array has no names. */
  private record Container(boolean isObject, Set<String> names) {}

  private final JsonBytes text;
  private final Limits limits;
  private final Deque<Container> open = new ArrayDeque<>();
  private Expected expected = Expected.FIRST_VALUE;
  private JsonPosition start;
  private long endOffset;

  SmallJsonReader(JsonBytes text, Limits limits) {
    this.text = text;
    this.limits = limits;
    this.start = text.position();
  }

  @Override
  public JsonEvent next() {
    if (text.offset() == 0) {
      text.skipByteOrderMark();
    }
    text.skipBlanks();
    JsonEvent event =
        switch (expected) {
          case FIRST_VALUE -> firstValue();
          case MEMBER_VALUE -> memberValue();
          case NAME_OR_END -> text.peek() == '}' ? end() : name();
          case ELEMENT_OR_END -> text.peek() == ']' ? end() : value();
          case MORE_OR_END -> moreOrEnd();
        };
    endOffset = text.offset();
    return event;
  }

  @Override
  public JsonPosition start() {
    return start;
  }

  @Override
  public long endOffset() {
    return endOffset;
  }

  private JsonEvent firstValue() {
    if (text.peek() == JsonBytes.END) {
      throw text.malformed("the text is empty.");
    }
    return value();
  }

  private JsonEvent memberValue() {
    text.expect(':', "a colon must follow the name of a member.");
    text.skipBlanks();
    return value();
  }

  private JsonEvent moreOrEnd() {
    Container container = open.peek();
    if (container == null) {
      start = text.position();
      if (text.peek() != JsonBytes.END) {
        throw text.malformed("more text follows the value.");
      }
      return Mark.END_OF_TEXT;
    }
    if (text.peek() == (container.isObject() ? '}' : ']')) {
      return end();
    }
    text.expect(',', "a comma or the end of the " + name(container) + " must follow a value.");
    text.skipBlanks();
    return container.isObject() ? name() : value();
  }

  private static String name(Container container) {
    return container.isObject() ? "object" : "array";
  }

  private JsonEvent end() {
    start = text.position();
    text.skip();
    expected = Expected.MORE_OR_END;
    return open.pop().isObject() ? Mark.END_OBJECT : Mark.END_ARRAY;
  }

  private JsonEvent name() {
    start = text.position();
    String name =
        string("the name of a member must begin with a quote.", limits.nameCharactersMax());
    if (name.codePoints().anyMatch(SmallJsonReader::isSurrogate)) {
      throw JsonBytes.failure("json.malformed", start, "a name holds half a surrogate pair.");
    }
    if (!open.element().names().add(name)) {
      throw JsonBytes.failure(
          "json.duplicate", start, "the member \"" + name + "\" is there twice.");
    }
    expected = Expected.MEMBER_VALUE;
    return new JsonEvent.Name(name);
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private JsonEvent value() {
    start = text.position();
    return switch (text.peek()) {
      case '{' -> begin(true);
      case '[' -> begin(false);
      case '"' -> scalar(new JsonString(string("", limits.textCharactersMax())));
      case 't' -> literal("true", JsonBoolean.TRUE);
      case 'f' -> literal("false", JsonBoolean.FALSE);
      case 'n' -> literal("null", JsonNull.NULL);
      default -> scalar(new JsonNumber(number()));
    };
  }

  private JsonEvent begin(boolean isObject) {
    if (open.size() == limits.depthMax()) {
      throw tooMuch("values nest deeper than " + limits.depthMax() + " levels.");
    }
    text.skip();
    open.push(new Container(isObject, isObject ? new HashSet<>() : Set.of()));
    expected = isObject ? Expected.NAME_OR_END : Expected.ELEMENT_OR_END;
    return isObject ? Mark.START_OBJECT : Mark.START_ARRAY;
  }

  private JsonEvent literal(String word, JsonValue value) {
    for (int i = 0; i < word.length(); i++) {
      text.expect(word.charAt(i), "only true, false and null are words.");
    }
    return scalar(value);
  }

  private JsonEvent scalar(JsonValue value) {
    expected = Expected.MORE_OR_END;
    return new JsonEvent.Scalar(value);
  }

  private String number() {
    StringBuilder literal = new StringBuilder();
    takeIf("-", literal);
    if (!takeIf("0", literal)) {
      takeDigits(literal);
    }
    if (takeIf(".", literal)) {
      takeDigits(literal);
    }
    if (takeIf("eE", literal)) {
      takeIf("+-", literal);
      takeDigits(literal);
    }
    return literal.toString();
  }

  private void takeDigits(StringBuilder literal) {
    if (!takeIf("0123456789", literal)) {
      throw text.malformed(
          text.peek() == JsonBytes.END ? "the text ends too early." : "a value is expected here.");
    }
    while (takeIf("0123456789", literal)) {
      if (literal.length() > limits.numberCharactersMax()) {
        throw tooMuch("a number is longer than " + limits.numberCharactersMax() + " characters.");
      }
    }
  }

  private boolean takeIf(String accepted, StringBuilder literal) {
    int character = text.peek();
    if (character == JsonBytes.END || accepted.indexOf(character) < 0) {
      return false;
    }
    literal.append((char) character);
    text.skip();
    return true;
  }

  private String string(String problem, int charactersMax) {
    text.expect('"', problem);
    StringBuilder string = new StringBuilder();
    while (text.peek() != '"') {
      takeCharacter(string);
      if (string.length() > charactersMax) {
        throw tooMuch("a string is longer than " + charactersMax + " characters.");
      }
    }
    text.skip();
    return string.toString();
  }

  private void takeCharacter(StringBuilder string) {
    int first = text.peek();
    if (first == JsonBytes.END) {
      throw text.malformed("the text ends in the middle of a string.");
    } else if (first < ' ') {
      throw text.malformed("a control character in a string must be escaped.");
    } else if (first == '\\') {
      text.skip();
      string.append(escaped());
    } else if (first < 0x80) {
      string.append((char) first);
      text.skip();
    } else {
      string.appendCodePoint(text.takeMultiByte());
    }
  }

  private char escaped() {
    int letter = text.peek();
    int index = "\"\\/bfnrt".indexOf(letter);
    if (index >= 0) {
      text.skip();
      return "\"\\/\b\f\n\r\t".charAt(index);
    }
    text.expect('u', "no such escape.");
    int character = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(text.peek(), 16);
      if (digit < 0) {
        throw text.malformed("four hexadecimal digits must follow \\u.");
      }
      character = (character << 4) | digit;
      text.skip();
    }
    return (char) character;
  }

  private RuntimeException tooMuch(String problem) {
    return JsonBytes.failure("json.limit", start, problem);
  }
}
