package dev.holdfast.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.ConfigBackups;
import dev.holdfast.application.port.out.ConfigBackups.NewUpload;
import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.Jobs.Choice;
import dev.holdfast.application.port.out.Jobs.Claim;
import dev.holdfast.domain.config.BackupContent.Stored;
import dev.holdfast.domain.config.BackupQuery;
import dev.holdfast.domain.config.BackupQuery.Field;
import dev.holdfast.domain.config.BackupQuery.Order;
import dev.holdfast.domain.config.BackupType;
import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.job.JobState.Failed;
import dev.holdfast.domain.job.JobStatus;
import dev.holdfast.domain.job.Lease;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.ClientBuilder;
import dev.holdfast.testkit.build.RandomCases;
import dev.holdfast.testkit.build.UploadBuilder;
import dev.holdfast.testkit.fake.InMemoryConfigBackups;
import dev.holdfast.testkit.fake.InMemoryJobs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever is done in whatever order by whatever tenant, the catalogue answers as the one in memory
 * does.
 */
class SameAsInMemoryTest {
  private static final int CASES = 6;
  private static final int STEPS = 120;
  private static final List<String> TENANTS = List.of("red", "green", "blue");

  @RegisterExtension final OpenCatalogue file = new OpenCatalogue();

  @Test
  void everyAnswer_isTheSame() {
    Catalogue catalogue = file.open();
    List<Client> clients = new ArrayList<>();
    // One file for all cases, each with tenants of its own: what a case left must not show.
    int[] cases = {0};

    RandomCases.check(
        CASES,
        chance -> {
          cases[0]++;
          clients.clear();
          for (String name : TENANTS) {
            clients.add(add(catalogue, new TenantId(name + cases[0])));
          }
          new Run(catalogue, clients, chance).steps();
        });
  }

  private static Client add(Catalogue catalogue, TenantId tenant) {
    Client client = ClientBuilder.aClient().of(tenant).withId("client-of-" + tenant).build();
    assertThat(catalogue.tenants().add(new Tenant(tenant, client.created()), client)).isTrue();
    return client;
  }

  /** One random run on both. */
  private static final class Run {
    private final Catalogue catalogue;
    private final InMemoryJobs jobs = new InMemoryJobs();
    private final ConfigBackups backups = new InMemoryConfigBackups(jobs);
    private final List<Client> clients;
    private final RandomGenerator chance;
    private final List<JobId> ids = new ArrayList<>();
    private final List<Lease> leases = new ArrayList<>();

    /** Each time is used once, so that no two jobs are of the same age. */
    private Instant now = UploadBuilder.CREATED;

    private Run(Catalogue catalogue, List<Client> clients, RandomGenerator chance) {
      this.catalogue = catalogue;
      this.clients = clients;
      this.chance = chance;
    }

    private void steps() {
      for (int i = 0; i < STEPS; i++) {
        now = now.plusNanos(chance.nextLong(1, 20_000_000_000L));
        step();
      }
      // Nothing is left to claim for the next run.
      while (claim()) {
        Lease last = leases.getLast();
        sameOfJobs(port -> port.fail(last, new Failed(now, "The run is over.")));
      }
    }

    private void step() {
      Lease lease = lease();
      switch (chance.nextInt(12)) {
        case 0, 1, 2 -> accept();
        case 3, 4 -> claim();
        case 5 -> sameOfJobs(port -> port.renew(lease, now.plusSeconds(30)));
        case 6 -> sameOfJobs(port -> port.putBack(lease, now, now.plusSeconds(20)));
        case 7 -> sameOfJobs(port -> port.fail(lease, new Failed(now, "By chance.")));
        case 8 -> complete(lease);
        case 9 -> remove();
        case 10 -> list();
        default -> look();
      }
    }

    private void accept() {
      NewUpload upload =
          UploadBuilder.anUpload()
              .named("upload " + chance.nextInt(6))
              .holding("content " + chance.nextInt(2))
              .by(client())
              .createdAt(now)
              .whereUploadsMaxIs(4)
              .build();
      ids.add(upload.backup().id());
      sameOfBackups(port -> port.accept(upload));
    }

    private boolean claim() {
      Optional<Claim> claim =
          sameOfJobs(port -> port.claim("worker", now, now.plusSeconds(30), Choice.ANY));
      claim.ifPresent(got -> leases.add(got.lease()));
      now = now.plusSeconds(25);
      return claim.isPresent();
    }

    private void complete(Lease lease) {
      Stored stored = new Stored(new SnapshotId("%064x".formatted(chance.nextInt(99))), 5);
      boolean isBackup =
          jobs.find(lease.job()).filter(job -> job.kind() == JobKind.CONFIG_UPLOAD).isPresent();
      if (isBackup) {
        sameOfBackups(port -> port.complete(lease, stored, now));
      } else {
        sameOfJobs(port -> port.complete(lease, now));
      }
    }

    private void remove() {
      JobId id = id();
      JobId removal = JobId.random(chance);
      TenantId tenant = client().tenant();
      ids.add(removal);
      sameOfBackups(port -> port.remove(tenant, id, BackupType.UPLOADED, removal, now));
    }

    private void list() {
      Set<JobStatus> statuses = new HashSet<>();
      for (JobStatus status : JobStatus.values()) {
        if (chance.nextInt(3) > 0) {
          statuses.add(status);
        }
      }
      List<Order> order = new ArrayList<>();
      for (Field field : Field.values()) {
        if (chance.nextInt(3) == 0) {
          order.add(new Order(field, chance.nextBoolean()));
        }
      }
      long limit = chance.nextBoolean() ? BackupQuery.UNLIMITED : chance.nextInt(4);
      BackupQuery query = new BackupQuery(statuses, order, chance.nextInt(3), limit);
      for (Client client : clients) {
        sameOfBackups(port -> port.list(client.tenant(), Set.of(BackupType.UPLOADED), query));
      }
    }

    private void look() {
      JobId id = id();
      sameOfJobs(port -> port.find(id));
      for (Client client : clients) {
        sameOfBackups(port -> port.find(client.tenant(), id));
      }
      for (JobKind kind : JobKind.values()) {
        sameOfJobs(port -> Set.copyOf(port.openSubjects(kind)));
      }
      if (chance.nextInt(5) == 0) {
        sameOfJobs(port -> port.putBackAll(now));
      }
    }

    private <T> T sameOfJobs(Function<Jobs, T> call) {
      T expected = call.apply(jobs);
      assertThat(call.apply(catalogue.jobs())).isEqualTo(expected);
      return expected;
    }

    private <T> T sameOfBackups(Function<ConfigBackups, T> call) {
      T expected = call.apply(backups);
      assertThat(call.apply(catalogue.configBackups())).isEqualTo(expected);
      return expected;
    }

    private Client client() {
      return clients.get(chance.nextInt(clients.size()));
    }

    private JobId id() {
      return ids.isEmpty() ? JobId.random(chance) : ids.get(chance.nextInt(ids.size()));
    }

    /** One of the last leases, more often than not still good; or one that never was. */
    private Lease lease() {
      int last = leases.size() - 1 - Math.min(chance.nextInt(3), chance.nextInt(3));
      return last < 0 ? new Lease(id(), "nobody", 1, now) : leases.get(last);
    }
  }
}
