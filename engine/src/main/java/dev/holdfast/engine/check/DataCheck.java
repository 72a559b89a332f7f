package dev.holdfast.engine.check;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.CheckListener.Phase;
import dev.holdfast.engine.check.ChosenPacks.SizedPack;
import dev.holdfast.engine.work.Crew;
import dev.holdfast.engine.write.RepositoryParts;
import java.util.List;

/** Reads packs from end to end, two at once. */
final class DataCheck {
  /** Each takes a window of a pack, and works as hard as a processor can. */
  private static final int WORKERS = 2;

  private final RepositoryParts parts;
  private final IndexedPacks packs;
  private final LostCopies lost;
  private final Reports reports;
  private final Cancellation cancellation;

  DataCheck(
      RepositoryParts parts,
      IndexedPacks packs,
      LostCopies lost,
      Reports reports,
      Cancellation cancellation) {
    this.parts = parts;
    this.packs = packs;
    this.lost = lost;
    this.reports = reports;
    this.cancellation = cancellation;
  }

  void check(List<SizedPack> chosen) {
    reports.begin(Phase.DATA, ChosenPacks.bytes(chosen));
    Crew<PackVerifier> crew =
        new Crew<>(
            parts.executor(),
            WORKERS,
            WORKERS,
            () -> new PackVerifier(parts, cancellation),
            PackVerifier::close);
    try {
      for (SizedPack pack : chosen) {
        cancellation.check();
        crew.submit(
            verifier -> {
              check(pack, verifier);
              reports.advance(pack.bytes());
            });
      }
      crew.finish();
    } finally {
      crew.close();
    }
  }

  private void check(SizedPack pack, PackVerifier verifier) {
    PackVerdict verdict = verifier.verify(pack.id(), pack.bytes(), packs.blobs(pack.id()));
    verdict.lost().forEach(blob -> lost.add(pack.id(), blob));
    verdict.findings().forEach(reports::found);
  }
}
