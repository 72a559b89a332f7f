package dev.holdfast.engine.source.pattern;

import dev.holdfast.engine.format.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern for one name: {@code *} stands for any bytes, {@code ?} for one character, {@code
 * [a-z]} and {@code [^a-z]} for one of a class, {@code \} takes what follows as it is.
 *
 * <p>Characters are those of UTF-8; a byte that belongs to none counts as one. The meaning is that
 * of Go's {@code path.Match}.
 */
public final class Glob {

  private sealed interface Token {}

  private record Literal(byte value) implements Token {}

  private record AnyCharacter() implements Token {}

  private record AnyBytes() implements Token {}

  private record CharacterRange(int first, int last) {
    boolean has(int codePoint) {
      return codePoint >= first && codePoint <= last;
    }
  }

  private record CharacterClass(boolean negated, List<CharacterRange> ranges) implements Token {
    boolean has(int codePoint) {
      return negated != ranges.stream().anyMatch(range -> range.has(codePoint));
    }
  }

  private static final Token ANY_CHARACTER = new AnyCharacter();
  private static final Token ANY_BYTES = new AnyBytes();

  /** What Go puts in the place of bytes that are not UTF-8. */
  private static final int REPLACEMENT = 0xfffd;

  private final List<Token> tokens;

  private Glob(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if a class is not closed or empty, or nothing follows a
   *     backslash; the message names the pattern
   */
  public static Glob parse(String pattern) {
    return new Glob(new Parser(pattern).tokens());
  }

  public boolean matches(ByteString name) {
    byte[] bytes = name.bytes();
    int token = 0;
    int at = 0;
    int starToken = -1;
    int starAt = 0;
    while (at < bytes.length || token < tokens.size()) {
      if (token < tokens.size()) {
        Token next = tokens.get(token);
        if (next instanceof AnyBytes) {
          starToken = token++;
          starAt = at;
          continue;
        }
        int width = at < bytes.length ? width(next, bytes, at) : 0;
        if (width > 0) {
          token++;
          at += width;
          continue;
        }
      }
      if (starToken < 0 || starAt >= bytes.length) {
        return false;
      }
      // The last star takes one byte more, and all behind it is tried again.
      token = starToken + 1;
      at = ++starAt;
    }
    return true;
  }

  /** How many bytes from {@code at} on the token takes; 0 if it does not fit. */
  private static int width(Token token, byte[] bytes, int at) {
    return switch (token) {
      case Literal(byte value) -> bytes[at] == value ? 1 : 0;
      case AnyCharacter any -> ByteString.characterBytes(bytes, at);
      case CharacterClass set -> {
        int width = ByteString.characterBytes(bytes, at);
        yield set.has(codePoint(bytes, at, width)) ? width : 0;
      }
      case AnyBytes any -> throw new IllegalStateException("A star has no width of its own");
    };
  }

  private static int codePoint(byte[] bytes, int at, int width) {
    return width == 1 && bytes[at] < 0
        ? REPLACEMENT
        : new String(bytes, at, width, StandardCharsets.UTF_8).codePointAt(0);
  }

  private static final class Parser {
    private final String pattern;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Parser(String pattern) {
      this.pattern = pattern;
    }

    List<Token> tokens() {
      while (at < pattern.length()) {
        switch (pattern.charAt(at)) {
          case '*' -> {
            at++;
            tokens.add(ANY_BYTES);
          }
          case '?' -> {
            at++;
            tokens.add(ANY_CHARACTER);
          }
          case '[' -> tokens.add(characterClass());
          case '\\' -> {
            at++;
            literal(character("ends with a backslash, which must be followed by a character"));
          }
          default -> literal(character("ends early"));
        }
      }
      return List.copyOf(tokens);
    }

    private void literal(int codePoint) {
      for (byte value : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
        tokens.add(new Literal(value));
      }
    }

    private Token characterClass() {
      at++;
      boolean negated = at < pattern.length() && pattern.charAt(at) == '^';
      if (negated) {
        at++;
      }
      List<CharacterRange> ranges = new ArrayList<>();
      while (ranges.isEmpty() || at >= pattern.length() || pattern.charAt(at) != ']') {
        int first = classCharacter();
        int last = first;
        if (at < pattern.length() && pattern.charAt(at) == '-') {
          at++;
          last = classCharacter();
        }
        ranges.add(new CharacterRange(first, last));
      }
      at++;
      return new CharacterClass(negated, List.copyOf(ranges));
    }

    private int classCharacter() {
      String reason = "has a class of characters that is empty or not closed by \"]\"";
      if (at < pattern.length() && (pattern.charAt(at) == ']' || pattern.charAt(at) == '-')) {
        throw refused(reason);
      }
      if (at < pattern.length() && pattern.charAt(at) == '\\') {
        at++;
      }
      return character(reason);
    }

    private int character(String reasonIfNone) {
      if (at >= pattern.length()) {
        throw refused(reasonIfNone);
      }
      int codePoint = pattern.codePointAt(at);
      at += Character.charCount(codePoint);
      return codePoint;
    }

    private IllegalArgumentException refused(String reason) {
      return new IllegalArgumentException("The pattern \"" + pattern + "\" " + reason);
    }
  }
}
