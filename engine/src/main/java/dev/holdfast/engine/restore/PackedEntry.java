package dev.holdfast.engine.restore;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileTimes;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.Owner;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Name and attributes of an entry in one array of some 60 bytes, where the records take ten times
 * as much: a plan holds a hundred thousand of them.
 *
 * <p>Only what a target can give is kept: mode, owner's ids, times but for that of change, extended
 * attributes.
 */
final class PackedEntry {
  private static final int FIXED_BYTES = 4 + 2 * (8 + 4) + 2 * 4 + 4;

  private PackedEntry() {}

  static byte[] pack(NodeName name, Attributes attributes) {
    List<byte[]> extendedNames = new ArrayList<>(attributes.extended().size());
    int length = FIXED_BYTES + name.raw().length();
    for (ExtendedAttribute attribute : attributes.extended()) {
      byte[] extendedName = attribute.name().getBytes(StandardCharsets.UTF_8);
      extendedNames.add(extendedName);
      length += 2 * Integer.BYTES + extendedName.length + attribute.value().length();
    }
    ByteBuffer out = ByteBuffer.allocate(length);
    out.putInt(attributes.mode().bits());
    putTime(out, attributes.times().modified());
    putTime(out, attributes.times().accessed());
    out.putInt((int) attributes.owner().userId());
    out.putInt((int) attributes.owner().groupId());
    out.putInt(extendedNames.size());
    for (int i = 0; i < extendedNames.size(); i++) {
      ByteString value = attributes.extended().get(i).value();
      out.putInt(extendedNames.get(i).length).put(extendedNames.get(i));
      out.putInt(value.length());
      value.copyTo(out.array(), out.position());
      out.position(out.position() + value.length());
    }
    name.raw().copyTo(out.array(), out.position());
    return out.array();
  }

  static NodeName name(byte[] entry) {
    ByteBuffer in = ByteBuffer.wrap(entry);
    in.position(FIXED_BYTES - Integer.BYTES);
    int extended = in.getInt();
    for (int i = 0; i < extended; i++) {
      skip(in);
      skip(in);
    }
    return new NodeName(ByteString.of(entry, in.position(), in.remaining()));
  }

  static Attributes attributes(byte[] entry) {
    ByteBuffer in = ByteBuffer.wrap(entry);
    FileMode mode = new FileMode(in.getInt());
    OffsetDateTime modified = time(in);
    OffsetDateTime accessed = time(in);
    Owner owner =
        new Owner(Integer.toUnsignedLong(in.getInt()), Integer.toUnsignedLong(in.getInt()), "", "");
    int count = in.getInt();
    List<ExtendedAttribute> extended = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String name = new String(bytes(in), StandardCharsets.UTF_8);
      extended.add(new ExtendedAttribute(name, ByteString.of(bytes(in))));
    }
    FileTimes times = new FileTimes(modified, accessed, modified);
    return new Attributes(
        mode, times, owner, FileIdentity.UNKNOWN, extended, List.of(), /* error= */ "");
  }

  private static void putTime(ByteBuffer out, OffsetDateTime time) {
    out.putLong(time.toEpochSecond()).putInt(time.getNano());
  }

  private static OffsetDateTime time(ByteBuffer in) {
    long second = in.getLong();
    return Instant.ofEpochSecond(second, in.getInt()).atOffset(ZoneOffset.UTC);
  }

  private static byte[] bytes(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return bytes;
  }

  private static void skip(ByteBuffer in) {
    int length = in.getInt();
    in.position(in.position() + length);
  }
}
