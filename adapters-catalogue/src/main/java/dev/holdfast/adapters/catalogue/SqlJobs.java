package dev.holdfast.adapters.catalogue;

import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.job.JobState.Complete;
import dev.holdfast.domain.job.JobState.Failed;
import dev.holdfast.domain.job.Lease;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;

/** Jobs are worked on for every tenant alike, so none of these asks for one. */
final class SqlJobs implements Jobs {
  static final String CLAIM =
      """
      UPDATE job
      SET status = 'IN_PROGRESS', fence = fence + 1, claimable_from = :until, modified = :now,
        lease_owner = :owner
      WHERE id =
        (SELECT id FROM job
         WHERE claimable_from <= :now AND kind IN (<kinds>)
           AND tenant NOT IN
             (SELECT tenant FROM job
              WHERE status = 'IN_PROGRESS' AND claimable_from > :now AND kind IN (<kinds>)
              GROUP BY tenant HAVING count(*) >= :ofTenantMax)
         ORDER BY urgency, created, id LIMIT 1)
      RETURNING \
      """
          + JobTable.COLUMNS
          + ", fence";

  static final String RENEW = "UPDATE job SET claimable_from = :until WHERE " + JobTable.IS_HELD;

  static final String PUT_BACK =
      """
      UPDATE job
      SET status = 'NOT_STARTED', claimable_from = :due, modified = :now, lease_owner = NULL
      WHERE \
      """
          + JobTable.IS_HELD;

  static final String PUT_BACK_ALL =
      """
      UPDATE job
      SET status = 'NOT_STARTED', claimable_from = :now, modified = :now, lease_owner = NULL
      WHERE claimable_from IS NOT NULL AND status = 'IN_PROGRESS'
      """;

  static final String OPEN_SUBJECTS =
      """
      SELECT subject FROM job WHERE claimable_from IS NOT NULL AND kind = :kind
      ORDER BY created, id
      """;

  /** Jobs that are not kept once they are complete. */
  static final String END_UNKEPT =
      JobTable.DELETE_HELD
          + Arrays.stream(JobKind.values())
              .filter(kind -> !kind.isKeptWhenComplete())
              .map(kind -> "'" + kind.name() + "'")
              .collect(Collectors.joining(", ", " AND kind IN (", ")"));

  static final String IS_OPEN =
      """
      SELECT count(*) FROM job
      WHERE tenant = :tenant AND kind = :kind AND claimable_from IS NOT NULL
      """;

  static final String FIND = "SELECT " + JobTable.COLUMNS + " FROM job WHERE id = :id";

  private static final RowMapper<Job> JOB = Row.mapper(JobTable::read);
  private static final RowMapper<String> SUBJECT = Row.mapper(Row::text);

  private final Database database;

  SqlJobs(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Claim> claim(String owner, Instant now, Instant until, Choice choice) {
    RowMapper<Claim> claim =
        Row.mapper(
            row -> {
              Job job = JobTable.read(row);
              return new Claim(job, new Lease(job.id(), owner, row.number(), until));
            });
    return database.write(
        handle ->
            handle
                .createQuery(CLAIM)
                .bind("owner", owner)
                .bind("now", StoredTime.text(now))
                .bind("until", StoredTime.text(until))
                .bind("ofTenantMax", choice.ofTenantMax())
                .bindList("kinds", choice.kinds().stream().map(JobKind::name).sorted().toList())
                .map(claim)
                .findOne());
  }

  @Override
  public boolean addUnlessOpen(Job job, Instant due) {
    return database.write(
        handle -> {
          boolean isOpen =
              handle
                      .createQuery(IS_OPEN)
                      .bind("tenant", job.tenant().value())
                      .bind("kind", job.kind().name())
                      .map(Row.mapper(Row::number))
                      .one()
                  > 0;
          if (!isOpen) {
            JobTable.insert(handle, job, job.created(), due);
          }
          return !isOpen;
        });
  }

  @Override
  public boolean renew(Lease lease, Instant until) {
    return database.write(
        handle ->
            JobTable.held(handle, RENEW, lease).bind("until", StoredTime.text(until)).execute()
                == 1);
  }

  @Override
  public boolean putBack(Lease lease, Instant now, Instant due) {
    return database.write(
        handle ->
            JobTable.held(handle, PUT_BACK, lease)
                    .bind("due", StoredTime.text(due))
                    .bind("now", StoredTime.text(now))
                    .execute()
                == 1);
  }

  @Override
  public boolean fail(Lease lease, Failed failed) {
    return database.write(handle -> JobTable.end(handle, lease, failed, failed.completed()));
  }

  @Override
  public boolean complete(Lease lease, Instant now) {
    return database.write(
        handle ->
            // Of the two, only the one that fits the kind finds the job.
            JobTable.held(handle, END_UNKEPT, lease).execute() == 1
                || JobTable.end(handle, lease, new Complete(now), now));
  }

  @Override
  public int putBackAll(Instant now) {
    return database.write(
        handle -> handle.createUpdate(PUT_BACK_ALL).bind("now", StoredTime.text(now)).execute());
  }

  @Override
  public List<String> openSubjects(JobKind kind) {
    return database.read(
        handle -> handle.createQuery(OPEN_SUBJECTS).bind("kind", kind.name()).map(SUBJECT).list());
  }

  @Override
  public Optional<Job> find(JobId id) {
    return database.read(
        handle -> handle.createQuery(FIND).bind("id", id.toString()).map(JOB).findOne());
  }
}
