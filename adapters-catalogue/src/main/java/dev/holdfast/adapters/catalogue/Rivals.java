package dev.holdfast.adapters.catalogue;

import dev.holdfast.application.port.out.ConfigBackups.NewUpload;
import dev.holdfast.domain.job.JobId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** The uploads of the tenant that have not failed, as far as they stand in a new one's way. */
final class Rivals {
  private static final String RIVALS =
      BackupTable.FROM + " AND b.type = :type AND j.status <> 'FAILED'";

  static final String SAME_NAME = "SELECT b.id" + RIVALS + " AND b.name = :name LIMIT 1";

  static final String SAME_UPLOAD =
      "SELECT b.id"
          + RIVALS
          + " AND b.name = :name AND b.requester = :requester AND b.content = :content"
          + " AND b.created > :repeatedSince LIMIT 1";

  static final String COUNT = "SELECT count(*)" + RIVALS;

  private static final RowMapper<JobId> ID = Row.mapper(row -> JobTable.id(row.text()));

  private final Handle handle;
  private final NewUpload upload;

  Rivals(Handle handle, NewUpload upload) {
    this.handle = handle;
    this.upload = upload;
  }

  /** The same upload, sent before. */
  Optional<JobId> sameUpload() {
    return query(SAME_UPLOAD)
        .bind("name", upload.backup().name().value())
        .bind("requester", upload.backup().requester().value())
        .bind("content", upload.content().hex())
        .bind("repeatedSince", StoredTime.text(upload.repeatedSince()))
        .map(ID)
        .findOne();
  }

  Optional<JobId> sameName() {
    return query(SAME_NAME).bind("name", upload.backup().name().value()).map(ID).findOne();
  }

  int count() {
    return Math.toIntExact(query(COUNT).map(Row.mapper(Row::number)).one());
  }

  private Query query(String sql) {
    return handle
        .createQuery(sql)
        .bind("tenant", upload.backup().tenant().value())
        .bind("type", upload.backup().type().name());
  }
}
