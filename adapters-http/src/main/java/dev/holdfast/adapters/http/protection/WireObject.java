package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.OsType;
import org.jspecify.annotations.Nullable;

/**
 * A host as the object that is protected. It is its own source: nothing stands above it.
 *
 * @param osType absent where the contract has no word for it
 */
record WireObject(
    long id,
    String name,
    long sourceId,
    String sourceName,
    String environment,
    String objectType,
    @Nullable String osType) {

  static WireObject of(ObjectId id, String name, OsType os) {
    return new WireObject(
        id.number(),
        name,
        id.number(),
        name,
        SourceRequest.PHYSICAL,
        PhysicalHost.HOST,
        os == OsType.LINUX ? PhysicalHost.LINUX : null);
  }
}
