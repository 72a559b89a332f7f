package dev.holdfast.engine.check;

import dev.holdfast.engine.id.IndexId;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.index.BlobIndex;
import java.util.Set;

/**
 * What an examination has shown of each file, for those who mend.
 *
 * @param result counts and what is touched
 * @param usableIndexFiles those that could be read
 * @param unusableIndexFiles those that can't be read, or are damaged
 * @param unusableSnapshots likewise
 * @param unnamedPacks packs that no index file names, and that tell themselves what is in them
 * @param missingPacks packs that index files name and that are not there
 * @param unreadablePacks packs that the store could not give; perhaps it can later
 * @param damagedPacks packs that are there and not what they should be
 * @param index what index files and the headers of unnamed packs say; complete
 * @param packs what index files and headers say of each
 */
public record Diagnosis(
    CheckResult result,
    Set<IndexId> usableIndexFiles,
    Set<IndexId> unusableIndexFiles,
    Set<SnapshotId> unusableSnapshots,
    Set<PackId> unnamedPacks,
    Set<PackId> missingPacks,
    Set<PackId> unreadablePacks,
    Set<PackId> damagedPacks,
    BlobIndex index,
    IndexedPacks packs) {}
