package dev.holdfast.engine.check;

import dev.holdfast.engine.pack.PackedBlob;
import java.util.List;

/**
 * What reading a pack from end to end has shown.
 *
 * @param findings what is wrong with it; none if it is sound
 * @param lost the blobs of it that can't be used
 */
record PackVerdict(List<Finding> findings, List<PackedBlob> lost) {
  PackVerdict {
    findings = List.copyOf(findings);
    lost = List.copyOf(lost);
  }
}
