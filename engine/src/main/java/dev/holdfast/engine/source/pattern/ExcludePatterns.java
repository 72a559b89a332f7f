package dev.holdfast.engine.source.pattern;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.source.SourceFilter;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Leaves out what matches a list of patterns. A pattern behind {@code !} takes back what those
 * before it have matched; it can't bring back what lies in a directory that is left out.
 */
public final class ExcludePatterns implements SourceFilter {
  private static final String NEGATION = "!";
  private static final String COMMENT = "#";

  private record Rule(boolean negated, PathPattern pattern) {}

  private final List<Rule> rules;
  private final boolean ignoresCase;

  private ExcludePatterns(List<Rule> rules, boolean ignoresCase) {
    this.rules = rules;
    this.ignoresCase = ignoresCase;
  }

  /**
   * The patterns in their order; empty ones are passed over.
   *
   * @throws IllegalArgumentException if one can't be read; the message names it
   */
  public static ExcludePatterns of(List<String> patterns) {
    return new ExcludePatterns(rules(patterns), false);
  }

  /** As {@link #of}, with no difference between capital and small letters. */
  public static ExcludePatterns ignoringCase(List<String> patterns) {
    List<String> lower =
        patterns.stream().map(pattern -> pattern.toLowerCase(Locale.ROOT)).toList();
    return new ExcludePatterns(rules(lower), true);
  }

  private static List<Rule> rules(List<String> patterns) {
    List<Rule> rules = new ArrayList<>();
    for (String pattern : patterns) {
      if (!pattern.isEmpty()) {
        boolean negated = pattern.startsWith(NEGATION);
        rules.add(new Rule(negated, PathPattern.parse(negated ? pattern.substring(1) : pattern)));
      }
    }
    return List.copyOf(rules);
  }

  /**
   * The patterns of an exclude file: one a line, without the blanks around it; empty lines and
   * those that begin with {@code #} are passed over. {@code $NAME} and <code>${NAME}</code> become
   * what {@code variables} says, {@code $$} a dollar sign.
   */
  public static List<String> readLines(List<String> lines, UnaryOperator<String> variables) {
    return lines.stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith(COMMENT))
        .map(line -> Variables.expand(line, variables))
        .toList();
  }

  @Override
  public boolean keeps(List<NodeName> path, FileStatus status) {
    if (rules.isEmpty()) {
      return true;
    }
    List<NodeName> compared = ignoresCase ? path.stream().map(this::inLowerCase).toList() : path;
    boolean excluded = false;
    for (Rule rule : rules) {
      if (excluded == rule.negated() && rule.pattern().matches(compared)) {
        excluded = !rule.negated();
      }
    }
    return !excluded;
  }

  private NodeName inLowerCase(NodeName name) {
    String text = new String(name.raw().bytes(), StandardCharsets.UTF_8);
    return new NodeName(ByteString.utf8(text.toLowerCase(Locale.ROOT)));
  }
}
