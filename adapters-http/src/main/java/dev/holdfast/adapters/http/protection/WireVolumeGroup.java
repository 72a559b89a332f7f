package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.protection.ProtectedVolumes;
import dev.holdfast.domain.protection.VolumeProtection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The volumes that a group protects, as the contract writes it. */
record WireVolumeGroup(
    @NotNull @NotEmpty(message = "must name at least one object")
        List<@Valid WireVolumeObject> objects,
    @Valid @Nullable WireIndexing indexingPolicy,
    @Nullable Boolean performSourceSideDeduplication,
    @AssertFalse(
            message =
                "can't be true: Holdfast does not quiesce what writes the volumes; a pre-script"
                    + " can freeze a file system, and a post-script free it")
        @Nullable Boolean quiesce,
    @Nullable Boolean continueOnQuiesceFailure,
    @Nullable Boolean incrementalBackupAfterRestart,
    @Valid @Nullable WireScripts prePostScript,
    @Nullable List<Long> dedupExclusionSourceIds,
    @Nullable List<String> excludedVssWriters,
    @AssertFalse(message = "can't be true: Holdfast makes no bare-metal backups")
        @Nullable Boolean cobmrBackup) {

  /** What they mean; null where something is wrong, which goes to the causes. */
  @Nullable VolumeProtection protection(String field, FieldCauses causes) {
    List<ProtectedVolumes> hosts = hosts(field, causes);
    WireScripts scripts = prePostScript == null ? new WireScripts(null, null) : prePostScript;
    var pre = scripts.pre(field + ".prePostScript", causes);
    var post = scripts.post(field + ".prePostScript", causes);
    return hosts.size() < objects.size()
        ? null
        : new VolumeProtection(hosts, pre, post, VolumeHints.of(this).kept());
  }

  private List<ProtectedVolumes> hosts(String field, FieldCauses causes) {
    List<ProtectedVolumes> hosts = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < objects.size(); i++) {
      String place = field + ".objects[" + i + "]";
      WireVolumeObject given = objects.get(i);
      if (!seen.add(given.id())) {
        causes.add(place + ".id", "names object " + given.id() + " twice.");
        continue;
      }
      ProtectedVolumes host = given.host(place, causes);
      if (host != null) {
        hosts.add(host);
      }
    }
    return hosts;
  }

  /** Those of a group as they are told. */
  static WireVolumeGroup of(VolumeProtection volumes, GroupObjects objects) {
    VolumeHints hints = VolumeHints.of(volumes.hints());
    return new WireVolumeGroup(
        objects.told(volumes, hints),
        hints.indexingPolicy(),
        hints.performSourceSideDeduplication(),
        hints.quiesce(),
        hints.continueOnQuiesceFailure(),
        hints.incrementalBackupAfterRestart(),
        WireScripts.of(volumes.preScript(), volumes.postScript()),
        objects.areExcludedTold() ? hints.dedupExclusionSourceIds() : null,
        hints.excludedVssWriters(),
        hints.cobmrBackup());
  }
}
