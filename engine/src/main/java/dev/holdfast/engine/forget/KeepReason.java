package dev.holdfast.engine.forget;

import java.util.List;

/** Why a snapshot is kept. */
public sealed interface KeepReason {

  /** In restic's words. */
  String text();

  /**
   * It is one of so many.
   *
   * @param oldest whether it is kept as the oldest one, with some of the count left over
   */
  record Counted(Interval interval, boolean oldest) implements KeepReason {
    @Override
    public String text() {
      return (oldest ? "oldest " : "") + interval.text() + " snapshot";
    }
  }

  /**
   * It is young enough.
   *
   * @param oldest whether it is kept as the oldest one
   */
  record Young(Interval interval, Span span, boolean oldest) implements KeepReason {
    @Override
    public String text() {
      String each = interval == Interval.LAST ? "" : interval.text() + " ";
      return (oldest ? "oldest " : "") + each + "within " + span;
    }
  }

  /** It bears all of these tags. */
  record Tagged(List<String> tags) implements KeepReason {
    public Tagged {
      tags = List.copyOf(tags);
    }

    @Override
    public String text() {
      return "has tags [" + String.join(", ", tags) + "]";
    }
  }
}
