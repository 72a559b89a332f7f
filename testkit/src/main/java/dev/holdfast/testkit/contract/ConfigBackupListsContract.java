package dev.holdfast.testkit.contract;

import static dev.holdfast.testkit.build.UploadBuilder.CREATED;
import static dev.holdfast.testkit.build.UploadBuilder.anUpload;
import static dev.holdfast.testkit.contract.CatalogueUnderTest.CLIENT;
import static dev.holdfast.testkit.contract.CatalogueUnderTest.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.config.BackupPage;
import dev.holdfast.domain.config.BackupQuery;
import dev.holdfast.domain.config.BackupQuery.Field;
import dev.holdfast.domain.config.BackupQuery.Order;
import dev.holdfast.domain.config.BackupType;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.job.JobState.Failed;
import dev.holdfast.domain.job.JobStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every list of configuration backups must keep. */
abstract class ConfigBackupListsContract {
  private static final Instant NOW = CREATED.plusSeconds(30);
  private static final Set<BackupType> ALL_TYPES = Set.of(BackupType.values());

  /** A catalogue with nothing in it; asked for once in each test. */
  protected abstract CatalogueUnderTest emptyCatalogue();

  @Test
  void list_isNewestFirst_andHoldsTheTenantsOwn() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    add(catalogue, "middle", 2);
    add(catalogue, "oldest", 1);
    add(catalogue, "newest", 3);
    catalogue.accepted(anUpload().named("foreign").by(STRANGER).build());

    BackupPage page = list(catalogue, BackupQuery.ALL);

    assertThat(names(page)).containsExactly("newest", "middle", "oldest");
    assertThat(page.total()).isEqualTo(3);
  }

  @Test
  void listedBackup_isTheSameAsTheFoundOne() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    ConfigBackup backup = catalogue.accepted(anUpload().build());

    assertThat(list(catalogue, BackupQuery.ALL).backups()).containsExactly(backup);
  }

  @Test
  void list_canBeLimitedToStates() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    add(catalogue, "failed", 1);
    catalogue.jobs().fail(catalogue.claimed(NOW).lease(), new Failed(NOW, "The disk is full."));
    add(catalogue, "in progress", 2);
    catalogue.claimed(NOW);
    add(catalogue, "waiting", 3);

    assertThat(names(list(catalogue, withStates(JobStatus.FAILED)))).containsExactly("failed");
    assertThat(names(list(catalogue, withStates(JobStatus.IN_PROGRESS, JobStatus.NOT_STARTED))))
        .containsExactly("waiting", "in progress");
    assertThat(list(catalogue, withStates(JobStatus.COMPLETE)).total()).isZero();
    assertThat(list(catalogue, withStates()).backups()).isEmpty();
  }

  @Test
  void listOfNoTypes_isEmpty() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    add(catalogue, "upload", 1);

    BackupPage page = catalogue.configBackups().list(CLIENT.tenant(), Set.of(), BackupQuery.ALL);

    assertThat(page.backups()).isEmpty();
    assertThat(page.total()).isZero();
  }

  @Test
  void list_canBeSorted_upperCaseBeforeLowerCase() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    add(catalogue, "b", 1);
    add(catalogue, "B", 2);
    add(catalogue, "a", 3);

    assertThat(sorted(catalogue, new Order(Field.NAME, false))).containsExactly("B", "a", "b");
    assertThat(sorted(catalogue, new Order(Field.NAME, true))).containsExactly("b", "a", "B");
    assertThat(sorted(catalogue, new Order(Field.CREATED, false))).containsExactly("b", "B", "a");
    assertThat(sorted(catalogue, new Order(Field.CREATED, true))).containsExactly("a", "B", "b");
  }

  @Test
  void list_canBeSortedByStateAndLastChange() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    add(catalogue, "failed", 1);
    catalogue.jobs().fail(catalogue.claimed(NOW).lease(), new Failed(NOW, "The disk is full."));
    add(catalogue, "in progress", 2);
    catalogue.claimed(NOW.plusSeconds(1));
    add(catalogue, "waiting", 3);
    add(catalogue, "waiting too", 4);

    assertThat(sorted(catalogue, new Order(Field.STATUS, false), new Order(Field.NAME, true)))
        .containsExactly("failed", "in progress", "waiting too", "waiting");
    assertThat(sorted(catalogue, new Order(Field.MODIFIED, true)))
        .containsExactly("in progress", "failed", "waiting too", "waiting");
  }

  @Test
  void equalSortKeys_areOrderedById() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    List<ConfigBackup> backups = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      backups.add(add(catalogue, "upload " + i, 1));
    }

    BackupPage page = list(catalogue, BackupQuery.ALL);

    backups.sort(Comparator.comparing(backup -> backup.id().toString()));
    assertThat(page.backups()).isEqualTo(backups);
  }

  @Test
  void page_isAPartOfTheList_andKnowsTheWhole() {
    CatalogueUnderTest catalogue = emptyCatalogue().withTenants();
    for (int i = 1; i <= 5; i++) {
      add(catalogue, "upload " + i, i);
    }

    assertThat(names(list(catalogue, page(1, 2)))).containsExactly("upload 4", "upload 3");
    assertThat(list(catalogue, page(1, 2)).total()).isEqualTo(5);
    assertThat(names(list(catalogue, page(4, 10)))).containsExactly("upload 1");
    assertThat(names(list(catalogue, page(3, BackupQuery.UNLIMITED))))
        .containsExactly("upload 2", "upload 1");
    assertThat(list(catalogue, page(0, 0)).backups()).isEmpty();
    assertThat(list(catalogue, page(0, 0)).total()).isEqualTo(5);
    assertThat(list(catalogue, page(9, 1))).isEqualTo(new BackupPage(List.of(), 5));
  }

  private static ConfigBackup add(CatalogueUnderTest catalogue, String name, int second) {
    return catalogue.accepted(
        anUpload()
            .named(name)
            .createdAt(CREATED.plusSeconds(second))
            .whereUploadsMaxIs(100)
            .build());
  }

  private static BackupPage list(CatalogueUnderTest catalogue, BackupQuery query) {
    return catalogue.configBackups().list(CLIENT.tenant(), ALL_TYPES, query);
  }

  private static List<String> sorted(CatalogueUnderTest catalogue, Order... order) {
    BackupQuery query =
        new BackupQuery(Set.of(JobStatus.values()), List.of(order), 0, BackupQuery.UNLIMITED);
    return names(list(catalogue, query));
  }

  private static BackupQuery withStates(JobStatus... statuses) {
    return new BackupQuery(Set.of(statuses), List.of(), 0, BackupQuery.UNLIMITED);
  }

  private static BackupQuery page(long offset, long limit) {
    return new BackupQuery(Set.of(JobStatus.values()), List.of(), offset, limit);
  }

  private static List<String> names(BackupPage page) {
    return page.backups().stream().map(backup -> backup.name().value()).toList();
  }
}
