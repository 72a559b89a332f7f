package dev.holdfast.architecture.planted;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Names the rules that a planted class breaks; the test holds them to their report. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Violates {
  String[] value();
}
