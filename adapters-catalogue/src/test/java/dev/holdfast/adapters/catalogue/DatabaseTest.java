package dev.holdfast.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseTest {
  private static final int READERS_MAX = 2;

  @RegisterExtension final OpenCatalogue catalogue = new OpenCatalogue();

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private CatalogueSettings settings;
  private Database database;

  @BeforeEach
  void open() {
    settings =
        new CatalogueSettings(
            new CatalogueFile(catalogue.file()), READERS_MAX, Duration.ofMillis(20));
    catalogue.open(settings);
    database = new Database(new Connections(settings), settings);
    database.write(handle -> handle.execute("CREATE TABLE note (text TEXT NOT NULL UNIQUE)"));
  }

  @AfterEach
  void close() {
    threads.close();
    database.close();
  }

  @Test
  void whatWasWritten_isReadAtOnce() {
    write("one");

    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void everyConnection_isTold_toSyncEachCommitAndToKeepReferences() {
    Function<Handle, List<Long>> told =
        handle ->
            List.of(number(handle, "PRAGMA synchronous"), number(handle, "PRAGMA foreign_keys"));

    // Two stands for FULL.
    assertThat(database.write(told)).containsExactly(2L, 1L);
    assertThat(database.read(told)).containsExactly(2L, 1L);
  }

  @Test
  void workThatFails_isUndone_andTheNextGoesOn() {
    assertThatThrownBy(
            () ->
                database.write(
                    handle -> {
                      handle.execute("INSERT INTO note VALUES ('half')");
                      throw new IllegalStateException("in the middle");
                    }))
        .hasMessage("in the middle");

    assertThat(notes()).isZero();
    write("whole");
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void reader_canChangeNothing() {
    assertThatThrownBy(
            () -> database.read(handle -> handle.execute("INSERT INTO note VALUES ('x')")))
        .isInstanceOf(UnavailableException.class);

    assertThat(notes()).isZero();
  }

  @Test
  void queriesReadTogether_seeTheSameCommit() {
    long[] counts =
        database.readTogether(
            handle -> {
              long before = DatabaseTest.count(handle);
              write("meanwhile");
              return new long[] {before, DatabaseTest.count(handle)};
            });

    assertThat(counts).containsExactly(0, 0);
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void readThatIsDone_holdsUpNoCheckpoint() {
    write("one");
    database.read(
        handle ->
            handle.createQuery("SELECT text FROM note").map(Row.mapper(Row::text)).findFirst());
    database.readTogether(DatabaseTest::count);

    try (Handle other = new Connections(settings).openWriter()) {
      long busy =
          other.createQuery("PRAGMA wal_checkpoint(TRUNCATE)").map(Row.mapper(Row::number)).one();

      assertThat(busy).isZero();
    }
  }

  @Test
  void moreStatementsThanAreKept_allWork() {
    for (int i = 0; i < 200; i++) {
      String query = "SELECT " + i;

      assertThat(database.<Long>read(handle -> number(handle, query))).isEqualTo(i);
    }
  }

  @Test
  void writerWhoseTurnDoesNotCome_isToldSo() throws Exception {
    whileHolding(
        database::write,
        () ->
            assertThatThrownBy(() -> write("too"))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("The catalogue is busy with other changes; try again in a moment."));
  }

  @Test
  void writerThatMeetsAnotherProcess_isToldSo() {
    try (Handle other = new Connections(settings).openWriter()) {
      other.execute("BEGIN IMMEDIATE");

      assertThatThrownBy(() -> write("too"))
          .isInstanceOf(UnavailableException.class)
          .hasMessage("The catalogue is busy with other changes; try again in a moment.");

      other.execute("COMMIT");
      write("later");
    }
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void readers_waitForNoWriter() throws Exception {
    whileHolding(database::write, () -> assertThat(notes()).isZero());
  }

  @Test
  void readerWhoseTurnDoesNotCome_isToldSo() throws Exception {
    whileHolding(
        database::read,
        () ->
            whileHolding(
                database::read,
                () ->
                    assertThatThrownBy(this::notes)
                        .isInstanceOf(UnavailableException.class)
                        .hasMessageContaining("is busy")));
  }

  @Test
  void interruptedCaller_isToldSo_andStaysInterrupted() throws Exception {
    whileHolding(
        database::write,
        () -> {
          Thread.currentThread().interrupt();

          assertThatThrownBy(() -> write("never"))
              .isInstanceOf(UnavailableException.class)
              .hasMessageContaining("was cut short");
          assertThat(Thread.interrupted()).isTrue();
        });
  }

  @Test
  void closedDatabase_saysSo() {
    database.close();

    assertThatThrownBy(this::notes)
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("is closed");
    assertThatThrownBy(() -> write("late"))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("is closed");
  }

  @Test
  void readThatRunsWhileTheDatabaseCloses_isAnswered() throws Exception {
    whileHolding(database::read, database::close);

    assertThatThrownBy(this::notes).isInstanceOf(UnavailableException.class);
  }

  /** Does something while another thread is in the midst of a call. */
  private void whileHolding(Function<Function<Handle, Long>, Long> call, Step step)
      throws Exception {
    CountDownLatch isIn = new CountDownLatch(1);
    CountDownLatch mayLeave = new CountDownLatch(1);
    Future<Long> holder =
        threads.submit(
            () ->
                call.apply(
                    handle -> {
                      isIn.countDown();
                      await(mayLeave);
                      return count(handle);
                    }));
    try {
      isIn.await();
      step.run();
    } finally {
      mayLeave.countDown();
    }
    assertThat(holder.get()).isZero();
  }

  private interface Step {
    void run() throws Exception;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(String text) {
    database.write(handle -> handle.execute("INSERT INTO note VALUES (?)", text));
  }

  private long notes() {
    return database.read(DatabaseTest::count);
  }

  private static long count(Handle handle) {
    return number(handle, "SELECT count(*) FROM note");
  }

  private static long number(Handle handle, String query) {
    return handle.createQuery(query).map(Row.mapper(Row::number)).one();
  }
}
