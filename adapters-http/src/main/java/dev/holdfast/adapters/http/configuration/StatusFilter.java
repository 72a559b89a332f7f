package dev.holdfast.adapters.http.configuration;

import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.job.JobStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A filter expression over the one field that these lists are filtered by.
 *
 * <p>The grammar is that of the published API's collections: {@code status eq "COMPLETE"}, {@code
 * status in ("COMPLETE", "FAILED")}, and those joined by {@code and}, {@code or}, {@code not} and
 * parentheses. Since there are five statuses, every such expression is a set of them.
 */
final class StatusFilter {
  /** Far more than anyone writes, and few enough to recurse. */
  private static final int DEPTH_MAX = 20;

  private final FilterTokens tokens;
  private int depth;

  private StatusFilter(FilterTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * The statuses that pass.
   *
   * @throws InvalidInputException if it is no such expression
   */
  static Set<JobStatus> parse(String text) {
    StatusFilter filter = new StatusFilter(new FilterTokens(text));
    Set<JobStatus> statuses = filter.any();
    filter.tokens.expectEnd();
    return statuses;
  }

  private Set<JobStatus> any() {
    Set<JobStatus> statuses = all();
    while (tokens.skip("or")) {
      statuses.addAll(all());
    }
    return statuses;
  }

  private Set<JobStatus> all() {
    Set<JobStatus> statuses = one();
    while (tokens.skip("and")) {
      statuses.retainAll(one());
    }
    return statuses;
  }

  private Set<JobStatus> one() {
    if (++depth > DEPTH_MAX) {
      throw tokens.wrong("it is nested more than " + DEPTH_MAX + " levels deep");
    }
    Set<JobStatus> statuses;
    if (tokens.skip("not")) {
      statuses = EnumSet.allOf(JobStatus.class);
      statuses.removeAll(one());
    } else if (tokens.skip("(")) {
      statuses = any();
      tokens.expect(")");
    } else {
      statuses = comparison();
    }
    depth--;
    return statuses;
  }

  private Set<JobStatus> comparison() {
    String field = tokens.word("a field");
    if (!field.equals("status")) {
      throw tokens.wrong("these lists can be filtered by status only, not by \"" + field + "\"");
    }
    String operator = tokens.word("an operator");
    return switch (operator) {
      case "eq" -> EnumSet.of(status());
      case "in" -> statuses();
      default ->
          throw tokens.wrong("status is compared by eq or in only, not by \"" + operator + "\"");
    };
  }

  private Set<JobStatus> statuses() {
    tokens.expect("(");
    Set<JobStatus> statuses = EnumSet.of(status());
    while (tokens.skip(",")) {
      statuses.add(status());
    }
    tokens.expect(")");
    return statuses;
  }

  private JobStatus status() {
    String text = tokens.string();
    return Arrays.stream(JobStatus.values())
        .filter(status -> status.name().equals(text))
        .findFirst()
        .orElseThrow(
            () -> tokens.wrong("a status is one of " + names() + ", not \"" + text + "\""));
  }

  private static String names() {
    return Arrays.stream(JobStatus.values()).map(Enum::name).collect(Collectors.joining(", "));
  }
}
