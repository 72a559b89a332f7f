package dev.holdfast.adapters.storage.source;

import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileTimes;
import dev.holdfast.engine.tree.Owner;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * Which of their attributes files get back.
 *
 * @param keepsAll owner, mode and extended attributes; else they are ours, with usual modes
 * @param keepsTimes else the time is that of the work
 * @param keepsAccessLists the access lists, which are extended attributes of their own
 * @param self who we are
 * @param now the time of the work
 */
public record AttributeRule(
    boolean keepsAll, boolean keepsTimes, boolean keepsAccessLists, Owner self, Instant now) {
  private static final Set<String> ACCESS_LISTS =
      Set.of("system.posix_acl_access", "system.posix_acl_default");

  private static final int USUAL_OF_FILES = 0644;
  private static final int USUAL_OF_DIRECTORIES = 0755;

  Attributes of(Attributes stored) {
    if (keepsAll && keepsTimes && keepsAccessLists) {
      return stored;
    }
    return new Attributes(
        keepsAll ? stored.mode() : usual(stored.mode()),
        keepsTimes ? stored.times() : FileTimes.all(now.atOffset(ZoneOffset.UTC)),
        keepsAll ? stored.owner() : self,
        stored.identity(),
        extended(stored.extended()),
        stored.generic(),
        stored.error());
  }

  /** Those of a folder that no snapshot has. */
  Attributes ofNewFolder() {
    return new Attributes(
        new FileMode(FileMode.DIRECTORY | USUAL_OF_DIRECTORIES),
        FileTimes.all(now.atOffset(ZoneOffset.UTC)),
        self,
        FileIdentity.UNKNOWN);
  }

  private static FileMode usual(FileMode mode) {
    int type =
        mode.bits()
            & ~(FileMode.PERMISSIONS
                | FileMode.SET_USER_ID
                | FileMode.SET_GROUP_ID
                | FileMode.STICKY);
    return new FileMode(type | (mode.isDirectory() ? USUAL_OF_DIRECTORIES : USUAL_OF_FILES));
  }

  private List<ExtendedAttribute> extended(List<ExtendedAttribute> stored) {
    return stored.stream()
        .filter(one -> ACCESS_LISTS.contains(one.name()) ? keepsAccessLists : keepsAll)
        .toList();
  }
}
