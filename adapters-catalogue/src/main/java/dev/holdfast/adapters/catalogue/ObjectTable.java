package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.protection.ObjectQuery.Place;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.OsType;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** What is asked of the table of objects from more than one place. */
final class ObjectTable {
  /** What {@link #read} reads. */
  static final String COLUMNS = "o.id, o.tenant, o.name, o.os_type, r.object IS NOT NULL";

  private static final String FROM =
      " FROM source_object o LEFT JOIN registration r ON r.object = o.id WHERE ";

  static final RowMapper<SourceObject> OBJECT = Row.mapper(ObjectTable::read);

  private ObjectTable() {}

  /** Where the objects of a tenant are read, all or those with the ids that are bound. */
  static String from(boolean byIds) {
    return FROM + ofTenant(byIds);
  }

  static String ofTenant(boolean byIds) {
    return NumberList.ofTenant("o", byIds ? "ids" : null);
  }

  static SourceObject read(Row row) throws SQLException {
    return new SourceObject(
        new ObjectId(row.number()),
        new TenantId(row.text()),
        row.text(),
        OsType.valueOf(row.text()),
        row.number() == 1);
  }

  static String ofSystem(Set<OsType> wanted) {
    return RunListing.among("o.os_type", wanted);
  }

  static String after(@Nullable Place place) {
    return place == null ? "" : " AND (o.name, o.id) > (:afterName, :afterId)";
  }
}
