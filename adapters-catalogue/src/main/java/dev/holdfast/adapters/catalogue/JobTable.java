package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.job.JobState;
import dev.holdfast.domain.job.JobState.NotStarted;
import dev.holdfast.domain.job.Lease;
import dev.holdfast.domain.job.Urgency;
import dev.holdfast.domain.tenant.TenantId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** What is said to the table of jobs from more than one place, within the caller's transaction. */
final class JobTable {
  /** The columns that {@link #read} takes, in its order. */
  static final String COLUMNS =
      "id, tenant, kind, subject, urgency, created, status, completed, reason";

  /** The lease's fence is the job's last, and the job is in progress. */
  static final String IS_HELD = "id = :job AND fence = :fence AND status = 'IN_PROGRESS'";

  static final String END =
      """
      UPDATE job
      SET status = :status, completed = :completed, reason = :reason, modified = :now,
        claimable_from = NULL, lease_owner = NULL
      WHERE \
      """
          + IS_HELD;

  static final String HELD = "SELECT fence FROM job WHERE " + IS_HELD;

  static final String HASTEN =
      """
      UPDATE job SET claimable_from = created
      WHERE tenant = :tenant AND id = :id AND status = 'NOT_STARTED'
      """;

  static final String DELETE_HELD = "DELETE FROM job WHERE " + IS_HELD;

  static final String DELETE = "DELETE FROM job WHERE tenant = :tenant AND id = :id";

  private JobTable() {}

  static Job read(Row row) throws SQLException {
    return new Job(
        id(row.text()),
        new TenantId(row.text()),
        JobKind.valueOf(row.text()),
        row.text(),
        urgency(row.number()),
        row.time(),
        state(row));
  }

  /** The number that sorts before those of less urgent jobs. */
  private static int rank(Urgency urgency) {
    return switch (urgency) {
      case HIGH -> 0;
      case MEDIUM -> 1;
      case LOW -> 2;
    };
  }

  private static Urgency urgency(long rank) {
    return Arrays.stream(Urgency.values())
        .filter(urgency -> rank(urgency) == rank)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No urgency has the rank " + rank));
  }

  static JobState state(Row row) throws SQLException {
    return new StateColumns(row.text(), row.textOrNull(), row.textOrNull()).state();
  }

  static JobId id(String text) {
    return JobId.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("Not the id of a job: " + text));
  }

  /** Adds a job that is not started and may be claimed at once. */
  static void insert(Handle handle, Job job, Instant modified) {
    insert(handle, job, modified, job.created());
  }

  /** Adds a job that is not started and may be claimed from a time on. */
  static void insert(Handle handle, Job job, Instant modified, Instant due) {
    if (!(job.state() instanceof NotStarted)) {
      throw new IllegalArgumentException(
          "A new job is not started; " + job.id() + " is " + job.state().status());
    }
    handle
        .createUpdate(
            """
            INSERT INTO job
              (tenant, id, kind, subject, urgency, created, modified, status, fence, claimable_from)
            VALUES
              (:tenant, :id, :kind, :subject, :urgency, :created, :modified, 'NOT_STARTED', 0, :due)
            """)
        .bind("tenant", job.tenant().value())
        .bind("id", job.id().toString())
        .bind("kind", job.kind().name())
        .bind("subject", job.subject())
        .bind("urgency", rank(job.urgency()))
        .bind("created", StoredTime.text(job.created()))
        .bind("due", StoredTime.text(due))
        .bind("modified", StoredTime.text(modified))
        .execute();
  }

  /** Brings a job to its end; false, and nothing is changed, if the lease is no longer good. */
  static boolean end(Handle handle, Lease lease, JobState state, Instant now) {
    if (!state.status().isFinal()) {
      throw new IllegalArgumentException("A job does not end as " + state.status());
    }
    StateColumns columns = StateColumns.of(state);
    return held(handle, END, lease)
            .bind("status", columns.status())
            .bind("completed", columns.completed())
            .bind("reason", columns.reason())
            .bind("now", StoredTime.text(now))
            .execute()
        == 1;
  }

  /** A change for the job of the lease, which must hold {@link #IS_HELD} to have an effect. */
  static Update held(Handle handle, String sql, Lease lease) {
    return handle
        .createUpdate(sql)
        .bind("job", lease.job().toString())
        .bind("fence", lease.fence());
  }

  static boolean isHeld(Handle handle, Lease lease) {
    return handle
        .createQuery(HELD)
        .bind("job", lease.job().toString())
        .bind("fence", lease.fence())
        .map(Row.mapper(Row::number))
        .findOne()
        .isPresent();
  }

  /** Has a job claimed at once that is not started; others are left alone. */
  static void hasten(Handle handle, TenantId tenant, JobId id) {
    handle.createUpdate(HASTEN).bind("tenant", tenant.value()).bind("id", id.toString()).execute();
  }

  static void delete(Handle handle, TenantId tenant, JobId id) {
    handle.createUpdate(DELETE).bind("tenant", tenant.value()).bind("id", id.toString()).execute();
  }
}
