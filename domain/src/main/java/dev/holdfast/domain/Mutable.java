package dev.holdfast.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the few classes of the domain that change: machines that read a stream step by step.
 *
 * <p>Every other class here is a value. A marked class is used by one thread and never kept.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Mutable {
  /** Why it must change. */
  String value();
}
