package dev.holdfast.engine.tree;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.format.RawNames;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.tree.Node.DeviceKind;
import dev.holdfast.engine.tree.Node.DeviceNode;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.Node.SpecialKind;
import dev.holdfast.engine.tree.Node.SpecialNode;
import dev.holdfast.engine.tree.Node.SymlinkNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Nodes to test with. */
final class Nodes {
  private static final OffsetDateTime TIME =
      OffsetDateTime.of(2020, 1, 2, 3, 4, 5, 500_000_000, ZoneOffset.UTC);
  private static final List<SpecialKind> SPECIAL_KINDS = List.of(SpecialKind.values());

  private Nodes() {}

  /** The file of the format's vector, under any name: empty, mode 0644. */
  static FileNode emptyFile(String name) {
    FileTimes times =
        new FileTimes(TIME, TIME, OffsetDateTime.of(2020, 1, 2, 3, 4, 6, 0, ZoneOffset.UTC));
    Attributes attributes =
        new Attributes(new FileMode(0644), times, Owner.ROOT, FileIdentity.UNKNOWN);
    return new FileNode(NodeName.of(name), attributes, 0, 0, List.of());
  }

  /** Nodes of all types with all kinds of values, in order. */
  static List<Node> anyTree(SplittableRandom random) {
    TreeMap<NodeName, Node> nodes = new TreeMap<>();
    int wanted = random.nextInt(20);
    for (int i = 0; i < wanted; i++) {
      ByteString raw = ByteString.of(RawNames.any(random));
      if (!raw.contains('/') && !raw.contains('\0') && !raw.contains('.') && !raw.isEmpty()) {
        Node node = any(random, new NodeName(raw));
        nodes.put(node.name(), node);
      }
    }
    return List.copyOf(nodes.values());
  }

  private static Node any(SplittableRandom random, NodeName name) {
    Attributes attributes = anyAttributes(random);
    long links = anyLong(random);
    return switch (random.nextInt(5)) {
      case 0 ->
          new FileNode(
              name,
              attributes,
              anyLong(random) & Long.MAX_VALUE,
              links,
              Stream.generate(() -> anyId(random)).limit(random.nextInt(4)).toList());
      case 1 -> new DirectoryNode(name, attributes, anyId(random));
      case 2 -> new SymlinkNode(name, attributes, ByteString.of(RawNames.any(random)), links);
      case 3 ->
          new DeviceNode(
              name,
              attributes,
              random.nextBoolean() ? DeviceKind.BLOCK : DeviceKind.CHARACTER,
              anyLong(random),
              links);
      default ->
          new SpecialNode(
              name, attributes, SPECIAL_KINDS.get(random.nextInt(SPECIAL_KINDS.size())));
    };
  }

  private static Attributes anyAttributes(SplittableRandom random) {
    FileTimes times = new FileTimes(anyTime(random), anyTime(random), anyTime(random));
    Owner owner =
        new Owner(
            anyLong(random) & 0xffff_ffffL, random.nextInt(5), anyText(random), anyText(random));
    return new Attributes(
        new FileMode(random.nextInt()),
        times,
        owner,
        new FileIdentity(anyLong(random), anyLong(random)),
        Stream.generate(() -> anyExtended(random)).limit(random.nextInt(3)).toList(),
        random.nextBoolean() ? List.of() : windowsAttributes(random),
        anyText(random));
  }

  private static ExtendedAttribute anyExtended(SplittableRandom random) {
    return new ExtendedAttribute(anyText(random), ByteString.of(RawNames.any(random)));
  }

  private static List<GenericAttribute> windowsAttributes(SplittableRandom random) {
    return List.of(
        new GenericAttribute(
            "windows.creation_time",
            ByteString.utf8("{\"LowDateTime\":" + random.nextInt(99) + ",\"HighDateTime\":7}")),
        new GenericAttribute("windows.file_attributes", ByteString.utf8("32")));
  }

  /** With an offset of whole minutes, which is all that the text can say. */
  private static OffsetDateTime anyTime(SplittableRandom random) {
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-720, 841));
    long second = random.nextLong(-62_000_000_000L, 253_000_000_000L);
    return Instant.ofEpochSecond(second, random.nextInt(1_000) * 1_000_000L).atOffset(offset);
  }

  private static BlobId anyId(SplittableRandom random) {
    return new BlobId(
        new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
  }

  /** Of any length in bits, so often small or 0, and sometimes beyond 2^63. */
  private static long anyLong(SplittableRandom random) {
    int bits = random.nextInt(65);
    return bits == 0 ? 0 : random.nextLong() >>> (64 - bits);
  }

  private static String anyText(SplittableRandom random) {
    return ByteString.of(RawNames.any(random)).toString();
  }
}
