package dev.holdfast.architecture;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the rules that a class holds as constants, by name: none can be left out of a list. */
final class Rules {

  private Rules() {}

  /** The rules over production classes. */
  static Map<String, Rule> ofProduction() {
    return constantsOf(
        LayerRules.class, DeterminismRules.class, ShapeRules.class, GuardRules.class);
  }

  /** The rules over test classes and the test kit, with production beside them. */
  static Map<String, Rule> ofTests() {
    return constantsOf(TestRules.class);
  }

  private static Map<String, Rule> constantsOf(Class<?>... holders) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (Class<?> holder : holders) {
      for (Field field : holder.getDeclaredFields()) {
        if (field.getType() == Rule.class) {
          rules.put(field.getName(), valueOf(field));
        }
      }
    }
    return rules;
  }

  private static Rule valueOf(Field constant) {
    try {
      return (Rule) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("A rule is a constant that this package can see", e);
    }
  }
}
