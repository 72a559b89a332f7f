package dev.holdfast.domain.search;

/** Numbers from one to another, both of which are in it; none if the first is the greater. */
public record NumberRange(long first, long last) {
  public static final NumberRange ALL = new NumberRange(Long.MIN_VALUE, Long.MAX_VALUE);

  public boolean contains(long number) {
    return first <= number && number <= last;
  }
}
