package dev.holdfast.benchmarks.primitives;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileTimes;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.Owner;
import dev.holdfast.engine.tree.TreeReader;
import dev.holdfast.engine.tree.TreeWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The nodes of a folder of a thousand files of one chunk each; the time is that of one node. */
@State(Scope.Benchmark)
public class Trees extends InNanoseconds {
  private static final int FILES = 1000;
  private static final long FIRST_SECOND = 1_700_000_000;

  private final List<Node> nodes = nodes();
  private final TreeWriter writer = new TreeWriter();
  private final byte[] tree = tree(writer, nodes);

  private static List<Node> nodes() {
    SplittableRandom random = new SplittableRandom(5);
    return IntStream.range(0, FILES).mapToObj(number -> file(number, random)).toList();
  }

  private static Node file(int number, SplittableRandom random) {
    OffsetDateTime time =
        Instant.ofEpochSecond(FIRST_SECOND + number, random.nextInt(1_000_000_000))
            .atOffset(ZoneOffset.ofHours(1));
    Attributes attributes =
        new Attributes(
            new FileMode(0644),
            FileTimes.all(time),
            new Owner(1000, 1000, "somebody", "people"),
            new FileIdentity(1_000_000 + number, 2049));
    Hash content =
        new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    return new FileNode(
        NodeName.of("document-%05d.txt".formatted(number)),
        attributes,
        random.nextInt(1 << 20),
        1,
        List.of(new BlobId(content)));
  }

  private static byte[] tree(TreeWriter writer, List<Node> nodes) {
    nodes.forEach(writer::add);
    return writer.finish();
  }

  @Benchmark
  @OperationsPerInvocation(FILES)
  public byte[] encode() {
    return tree(writer, nodes);
  }

  @Benchmark
  @OperationsPerInvocation(FILES)
  public void decode(Blackhole read) {
    try (TreeReader reader = new TreeReader(tree)) {
      reader.forEachRemaining(read::consume);
    }
  }
}
