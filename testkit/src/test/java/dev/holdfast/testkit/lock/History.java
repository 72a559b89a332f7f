package dev.holdfast.testkit.lock;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a process was told so far. Histories share their beginnings: there are very many. */
final class History {
  static final History EMPTY = new History();

  private final @Nullable History before;
  private final Answer last;
  private final int hash;

  private History() {
    this.before = null;
    this.last = Word.NO;
    this.hash = 1;
  }

  private History(History before, Answer last) {
    this.before = before;
    this.last = last;
    this.hash = 31 * before.hash + last.hashCode();
  }

  History with(Answer answer) {
    return new History(this, answer);
  }

  /** In the order of time. */
  List<Answer> answers() {
    List<Answer> answers = new ArrayList<>();
    History at = this;
    while (at.before != null) {
      answers.add(at.last);
      at = at.before;
    }
    Collections.reverse(answers);
    return answers;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof History history)) {
      return false;
    }
    History mine = this;
    History theirs = history;
    while (mine != theirs) {
      if (mine.hash != theirs.hash
          || mine.before == null
          || theirs.before == null
          || !mine.last.equals(theirs.last)) {
        return false;
      }
      mine = mine.before;
      theirs = theirs.before;
    }
    return true;
  }

  /** Word by word, so not the same from one run of the tests to the next. */
  @Override
  public int hashCode() {
    return hash;
  }
}
