package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.LatestQuery;
import dev.holdfast.domain.protection.ObjectQuery.Place;
import dev.holdfast.domain.protection.SnapshotContent;
import dev.holdfast.domain.source.ObjectId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the catalogue to find the newest live snapshots that fit.
 *
 * <p>Which object has snapshots in which groups is read from the table of the newest ones, whatever
 * is asked. Where runs or times are asked for, an older snapshot than the one in that row may be
 * the newest that fits; then it is looked for by the same three columns.
 */
record LatestSql(LatestQuery query) {
  static final String GROUP_NAMES =
      "SELECT g.id, g.name FROM protection_group g WHERE g.tenant = :tenant";

  private static final String WITH_SNAPSHOTS = " AND o.has_snapshots = 1";

  private static final String OF_OBJECT =
      "EXISTS (SELECT 1 FROM newest_snapshot n WHERE n.tenant = o.tenant AND n.object = o.id%s)";

  private static final String NEWEST_THAT_FITS =
      "SELECT k.id FROM kept_snapshot k WHERE k.tenant = n.tenant"
          + " AND k.group_number = n.group_number AND k.object = n.object AND k.fate = 'LIVE'%s"
          + " ORDER BY k.started DESC, k.instance DESC LIMIT 1";

  /** Whether names matter, which SQL does not compare. */
  boolean isNamed() {
    return query.name() != null;
  }

  /** In their order; at most so many as are asked for, if that can be told without the names. */
  String objects(@Nullable Place after) {
    String isInNamedGroup =
        isNamed()
            ? OF_OBJECT.formatted(fitting() + " AND n.group_number IN " + NumberList.of("named"))
            : "0";
    return "SELECT "
        + isInNamedGroup
        + ", "
        + ObjectTable.COLUMNS
        + ObjectTable.from(!query.ids().isEmpty())
        + candidates()
        + ObjectTable.after(after)
        + " ORDER BY o.name, o.id"
        + (isNamed() ? "" : " LIMIT :limit");
  }

  /** Without filters it is known; a count takes longer than all the rest of a page. */
  String count() {
    return candidates().equals(WITH_SNAPSHOTS) && query.ids().isEmpty()
        ? "SELECT coalesce(sum(c.with_snapshots), 0) FROM object_count c WHERE c.tenant = :tenant"
        : counted();
  }

  private String counted() {
    return "SELECT count(*) FROM source_object o WHERE "
        + ObjectTable.ofTenant(!query.ids().isEmpty())
        + candidates();
  }

  /**
   * Of each of some objects, the newest first. The joins are crosses because SQLite keeps the order
   * of these; left alone it begins with all newest snapshots of the tenant.
   */
  String latest() {
    return "SELECT j.value, s.taken, "
        + RunTable.COLUMNS
        + " FROM json_each(:objects) j CROSS JOIN "
        + (asksForSnapshots() ? "kept_snapshot" : "newest_snapshot")
        + " s CROSS JOIN protection_run r WHERE s.tenant = :tenant AND "
        + (asksForSnapshots()
            ? "s.id IN (" + ofObject("f.id", "f") + ")"
            : "s.object = j.value AND s.group_number IN (" + ofObject("n.group_number", "n") + ")")
        + " AND r.instance = s.instance ORDER BY s.taken DESC, s.instance DESC";
  }

  /** The newest of the object in {@code j}, as many as are asked for. */
  private String ofObject(String column, String snapshot) {
    return "SELECT "
        + column
        + " FROM newest_snapshot n"
        + (asksForSnapshots()
            ? " JOIN kept_snapshot f ON f.tenant = n.tenant AND f.id = ("
                + NEWEST_THAT_FITS.formatted(snapshots())
                + ")"
            : "")
        + " WHERE n.tenant = :tenant AND n.object = j.value"
        + groups()
        + " ORDER BY %1$s.taken DESC, %1$s.instance DESC LIMIT :perObject".formatted(snapshot);
  }

  /** What stands for the parameters that the query gives values to. */
  Map<String, String> values(List<Long> named) {
    Map<String, String> values = new HashMap<>();
    values.put("ids", NumberList.json(query.ids(), ObjectId::number));
    values.put("groups", NumberList.json(query.groups(), GroupId::number));
    values.put("instances", NumberList.json(query.instances(), Long::longValue));
    values.put("named", NumberList.json(named, Long::longValue));
    if (query.from() != null) {
      values.put("from", StoredTime.nearest(query.from()));
    }
    if (query.to() != null) {
      values.put("to", StoredTime.nearest(query.to()));
    }
    return values;
  }

  private String candidates() {
    boolean isAboutPairs = asksForSnapshots() || !query.groups().isEmpty();
    return WITH_SNAPSHOTS
        + ObjectTable.ofSystem(query.osTypes())
        + (isAboutPairs ? " AND " + OF_OBJECT.formatted(fitting()) : "");
  }

  private String fitting() {
    return groups()
        + (asksForSnapshots()
            ? " AND EXISTS (" + NEWEST_THAT_FITS.formatted(snapshots()) + ")"
            : "");
  }

  private String groups() {
    return query.groups().isEmpty() ? "" : " AND n.group_number IN " + NumberList.of("groups");
  }

  private String snapshots() {
    return (query.instances().isEmpty() ? "" : " AND k.instance IN " + NumberList.of("instances"))
        + (asksForContents() ? RunListing.among("k.content", query.contents()) : "")
        + (query.from() == null ? "" : " AND k.taken >= :from")
        + (query.to() == null ? "" : " AND k.taken < :to");
  }

  private boolean asksForSnapshots() {
    return !query.instances().isEmpty()
        || asksForContents()
        || query.from() != null
        || query.to() != null;
  }

  private boolean asksForContents() {
    return !query.contents().isEmpty() && query.contents().size() < SnapshotContent.values().length;
  }
}
