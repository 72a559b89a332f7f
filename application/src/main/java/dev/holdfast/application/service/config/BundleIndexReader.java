package dev.holdfast.application.service.config;

import dev.holdfast.domain.config.BundleForm;
import dev.holdfast.domain.config.ObjectPath;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.json.JsonEvent;
import dev.holdfast.domain.json.JsonEvent.Mark;
import dev.holdfast.domain.json.JsonEvent.Name;
import dev.holdfast.domain.json.JsonEvent.Scalar;
import dev.holdfast.domain.json.JsonEvents;
import dev.holdfast.domain.json.JsonTreeReader;
import dev.holdfast.domain.json.JsonValue;
import dev.holdfast.domain.json.JsonValue.JsonNumber;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.JsonString;
import dev.holdfast.domain.json.JsonValue.Member;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads a {@code bundle.json} as a stream: what stands before the objects at once, then one path a
 * call, then what stands behind them. Whatever is not as {@link BundleTree} has it is damage.
 */
final class BundleIndexReader {
  private final JsonEvents events;
  private final JsonTreeReader trees;
  private final BundleForm form;
  private final List<Member> before;

  /** Reads up to the first path. */
  BundleIndexReader(JsonEvents events) {
    this.events = events;
    this.trees = new JsonTreeReader(events);
    try {
      require(events.next() == Mark.START_OBJECT, "an object");
      require(
          member(BundleTree.VERSION).equals(new JsonNumber(BundleTree.VERSION_NUMBER)),
          "version " + BundleTree.VERSION_NUMBER);
      this.form = form(member(BundleTree.FORMAT));
      this.before = members(member(BundleTree.BEFORE));
      requireName(BundleTree.OBJECTS);
      require(events.next() == Mark.START_ARRAY, "an array of paths");
    } catch (InvalidInputException e) {
      throw damaged(e);
    }
  }

  BundleForm form() {
    return form;
  }

  /** The members that stand before the objects. */
  List<Member> before() {
    return before;
  }

  /** The path of the next object; empty behind the last one. */
  Optional<ObjectPath> nextPath() {
    try {
      JsonEvent event = events.next();
      if (event instanceof Scalar scalar && scalar.value() instanceof JsonString path) {
        return Optional.of(ObjectPath.parse(path.value()));
      }
      require(event == Mark.END_ARRAY, "a path");
      return Optional.empty();
    } catch (InvalidInputException e) {
      throw damaged(e);
    }
  }

  /** The members that stand behind the objects; to be called behind the last path. */
  List<Member> after() {
    try {
      List<Member> after = members(member(BundleTree.AFTER));
      require(events.next() == Mark.END_OBJECT, "the end of the object");
      require(events.next() == Mark.END_OF_TEXT, "the end of the text");
      return after;
    } catch (InvalidInputException e) {
      throw damaged(e);
    }
  }

  private JsonValue member(String name) {
    requireName(name);
    return trees.read();
  }

  private void requireName(String name) {
    require(events.next().equals(new Name(name)), "the member " + name);
  }

  private static BundleForm form(JsonValue value) {
    return Arrays.stream(BundleForm.values())
        .filter(form -> value.equals(new JsonString(form.name())))
        .findFirst()
        .orElseThrow(() -> unexpected("the name of a form"));
  }

  private static List<Member> members(JsonValue value) {
    if (value instanceof JsonObject object) {
      return object.members();
    }
    throw unexpected("an object of members");
  }

  private static void require(boolean isAsExpected, String expected) {
    if (!isAsExpected) {
      throw unexpected(expected);
    }
  }

  private static DamagedException unexpected(String expected) {
    return new DamagedException(
        "bundle.index.damaged", "The stored bundle.json is damaged: it lacks " + expected + ".");
  }

  private static DamagedException damaged(InvalidInputException cause) {
    return new DamagedException(
        "bundle.index.damaged", "The stored bundle.json is damaged: " + cause.getMessage(), cause);
  }
}
