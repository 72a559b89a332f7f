package dev.holdfast.domain.config;

import dev.holdfast.domain.Mutable;
import dev.holdfast.domain.config.BundleEntry.End;
import dev.holdfast.domain.config.BundleEntry.Item;
import dev.holdfast.domain.config.BundleEntry.ObjectsBegin;
import dev.holdfast.domain.config.BundleEntry.TopLevel;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.json.JsonEvent;
import dev.holdfast.domain.json.JsonEvent.Mark;
import dev.holdfast.domain.json.JsonEvent.Name;
import dev.holdfast.domain.json.JsonEvents;
import dev.holdfast.domain.json.JsonPosition;
import dev.holdfast.domain.json.JsonTreeReader;

/**
 * Reads a bundle of configuration objects as a stream, and makes sure that it is one.
 *
 * <p>Accepted is what is exported: an object with the array {@code objects} and further members, an
 * object with {@code objects} alone, or the bare array. Each object has {@code version}, a number;
 * {@code self} with {@code id}, {@code type} and {@code name}; and {@code object}, an object. The
 * order of members counts nowhere, types and members that are not known are kept, and no two
 * objects have the same type and id. Everything else is refused as {@code InvalidInputException},
 * whose cause names the object and the position.
 *
 * <p>One object is in memory at a time. For one thread, once.
 */
@Mutable("It walks through a text")
public final class BundleReader {

  private enum Stage {
    BEGIN,
    MEMBERS,
    OBJECTS,
    END
  }

  private final JsonEvents events;
  private final BundleLimits limits;
  private final BundlePlace place = new BundlePlace();
  private final ItemReader items;
  private final JsonTreeReader members;
  private final SeenKeys seen = new SeenKeys();

  private Stage stage = Stage.BEGIN;
  private BundleForm form = BundleForm.OBJECTS_ONLY;
  private BundleOptions options = BundleOptions.NONE;
  private boolean hasObjects;
  private int objects;
  private long memberBegin;
  private long memberBytesBefore;

  /** Reads within the limits that hold everywhere. */
  public BundleReader(JsonEvents events) {
    this(events, BundleLimits.DEFAULT);
  }

  /** Reads within limits of one's own. */
  public BundleReader(JsonEvents events, BundleLimits limits) {
    this.events = new PlacedEvents(events, place);
    this.limits = limits;
    this.items = new ItemReader(this.events, limits, place);
    this.members = new JsonTreeReader(this.events, this::measure);
  }

  /** What comes next; {@link End} at the end, and then again and again. */
  public BundleEntry next() {
    return switch (stage) {
      case BEGIN -> begin();
      case MEMBERS -> member();
      case OBJECTS -> object();
      case END -> end();
    };
  }

  private BundleEntry begin() {
    JsonEvent event = events.next();
    if (event == Mark.START_ARRAY) {
      form = BundleForm.ARRAY;
      return beginObjects();
    }
    if (event != Mark.START_OBJECT) {
      throw shape("a bundle is an object with the member \"objects\", or an array of objects.");
    }
    stage = Stage.MEMBERS;
    return member();
  }

  private BundleEntry member() {
    if (!(events.next() instanceof Name name)) {
      if (!hasObjects) {
        throw shape("the member \"objects\" is missing; it holds the objects of the bundle.");
      }
      stage = Stage.END;
      return end();
    }
    if (name.value().equals("objects")) {
      if (events.next() != Mark.START_ARRAY) {
        throw shape("\"objects\" must be an array.");
      }
      return beginObjects();
    }
    return topLevel(name.value());
  }

  private TopLevel topLevel(String name) {
    form = BundleForm.EXPORT;
    memberBegin = events.start().offset();
    JsonEvent first = members.next();
    JsonPosition position = events.start();
    TopLevel member = new TopLevel(name, members.readFrom(first));
    memberBytesBefore += events.endOffset() - memberBegin;
    if (name.equals("options")) {
      options =
          new BundleOptionsReader(problem -> place.refusal("bundle.shape", position, problem))
              .read(member.value());
    }
    return member;
  }

  private ObjectsBegin beginObjects() {
    hasObjects = true;
    stage = Stage.OBJECTS;
    return new ObjectsBegin();
  }

  private BundleEntry object() {
    place.atObject(objects + 1);
    JsonEvent event = events.next();
    if (event == Mark.END_ARRAY) {
      place.atFile();
      stage = form == BundleForm.ARRAY ? Stage.END : Stage.MEMBERS;
      return next();
    }
    if (event != Mark.START_OBJECT) {
      throw shape("every element of \"objects\" must be an object.");
    }
    if (objects == limits.objectsMax()) {
      throw place.refusal(
          "bundle.limit",
          events.start(),
          "a bundle may hold " + limits.objectsMax() + " objects at most; divide it.");
    }
    objects++;
    JsonPosition start = events.start();
    Item item = items.read(objects);
    int first = seen.remember(item.object().key(), objects);
    if (first != objects) {
      throw place.refusal(
          "bundle.duplicate", start, "object " + first + " has the same type and id already.");
    }
    return item;
  }

  private End end() {
    if (events.next() != Mark.END_OF_TEXT) {
      throw new IllegalStateException("The text goes on behind its only value");
    }
    return new End(form, options);
  }

  private void measure(JsonEvent event) {
    if (memberBytesBefore + events.endOffset() - memberBegin > limits.topLevelBytesMax()) {
      throw place.refusal(
          "bundle.limit",
          events.start(),
          "the members beside \"objects\" may be "
              + limits.topLevelBytesMax()
              + " bytes long together at most.");
    }
  }

  private InvalidInputException shape(String problem) {
    return place.refusal("bundle.shape", events.start(), problem);
  }

  /** Names in each refusal of the text what was being read. */
  private record PlacedEvents(JsonEvents events, BundlePlace place) implements JsonEvents {
    @Override
    public JsonEvent next() {
      try {
        return events.next();
      } catch (InvalidInputException e) {
        throw place.refusal(e);
      }
    }

    @Override
    public JsonPosition start() {
      return events.start();
    }

    @Override
    public long endOffset() {
      return events.endOffset();
    }
  }
}
