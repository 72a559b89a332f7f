package dev.holdfast.testkit.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.crypt.KeyFile;
import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.crypt.ScryptCost;
import dev.holdfast.engine.error.AlreadyExistsException;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.LockedException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.error.UnsupportedFormatException;
import dev.holdfast.engine.error.WrongPasswordException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.KeyId;
import dev.holdfast.engine.lock.Lock;
import dev.holdfast.engine.lock.LockOwner;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.pack.SealedFiles;
import dev.holdfast.engine.repository.KeyDetails;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.testkit.engine.RandomFiles.TestFile;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryTest {
  private static final BlobKey CONFIG = BlobKey.only(BlobKind.CONFIG);
  private static final String POLYNOMIAL = "3da3358b4dc173";
  private static final String ID = "ab".repeat(32);

  private final RepositoryFixture fixture = new RepositoryFixture();
  private final MemoryBlobStore store = new MemoryBlobStore();

  @Test
  void createdRepository_opensWithItsPassword() {
    Repository created = fixture.create(store);

    Repository opened = fixture.open(store);

    assertThat(opened.id()).isEqualTo(created.id());
    assertThat(opened.snapshots()).isEmpty();
    assertThat(Repository.exists(store)).isTrue();
    assertThat(opened.keys()).hasSize(1);
    KeyDetails key = opened.keys().getFirst();
    assertThat(key.username()).isEqualTo("tester");
    assertThat(key.hostname()).isEqualTo("test@holdfast");
    assertThat(key.created().toInstant()).isEqualTo(RepositoryFixture.NOW);
  }

  @Test
  void emptyStore_holdsNoRepository() {
    assertThat(Repository.exists(store)).isFalse();
    assertThatThrownBy(() -> fixture.open(store))
        .isInstanceOf(MissingException.class)
        .hasMessageContaining("no repository here");
  }

  @Test
  void repositoryWithoutKeyFiles_isNotBlamedOnThePassword() {
    fixture.create(store);
    StoreListing.of(store, BlobKind.KEY)
        .forEach(entry -> store.delete(BlobKey.of(BlobKind.KEY, entry.hash())));

    assertThatThrownBy(() -> fixture.open(store))
        .isInstanceOf(MissingException.class)
        .hasMessageContaining("no key file");
  }

  @Test
  void wrongPassword_isSaidSo() {
    fixture.create(store);

    assertThatThrownBy(() -> open("battery staple"))
        .isInstanceOf(WrongPasswordException.class)
        .hasMessageContaining("1 tried");
  }

  @Test
  void secondCreation_isRefused() {
    Repository created = fixture.create(store);

    assertThatThrownBy(() -> fixture.create(store)).isInstanceOf(AlreadyExistsException.class);
    assertThat(fixture.open(store).id()).isEqualTo(created.id());
    assertThat(created.keys()).hasSize(1);
  }

  @Test
  void creationBesideAFasterOne_isRefused_andLeavesNoKey() {
    FaultyBlobStore raced =
        new FaultyBlobStore(
            store,
            (action, kind, write) -> {
              if (kind == BlobKind.KEY && action == FaultyBlobStore.Action.PUT) {
                fixture.create(store);
              }
              return FaultyBlobStore.Outcome.PASS;
            });

    assertThatThrownBy(() -> fixture.create(raced)).isInstanceOf(AlreadyExistsException.class);

    assertThat(fixture.open(store).keys()).hasSize(1);
  }

  @Test
  void dataWithoutConfig_isNotBuriedUnderANewRepository() {
    fixture.backUp(fixture.create(store), someFiles());
    store.delete(CONFIG);

    assertThatThrownBy(() -> fixture.create(store))
        .isInstanceOf(CorruptException.class)
        .hasMessageContaining("lost its config");
  }

  @Test
  void addedPassword_opensTheSameRepository() {
    Repository repository = fixture.create(store);
    fixture.time.advance(Duration.ofDays(1));

    KeyId added = add(repository, "recover me", "recovery");

    assertThat(open("recover me").id()).isEqualTo(repository.id());
    assertThat(fixture.open(store).id()).isEqualTo(repository.id());
    assertThat(repository.keys()).hasSize(2);
    KeyDetails last = repository.keys().getLast();
    assertThat(last.id()).isEqualTo(added);
    assertThat(last.username()).isEqualTo("recovery");
    assertThat(StoreListing.of(store, BlobKind.LOCK)).isEmpty();
  }

  @Test
  void keyFilesThatCannotBeRead_doNotKeepTheOthersOut() {
    Repository repository = fixture.create(store);
    putKey("not a key file".getBytes(UTF_8));
    putKey("{\"kdf\":\"argon2\"}".getBytes(UTF_8));
    putKey(new byte[KeyFile.BYTES_MAX + 1]);

    assertThat(fixture.open(store).id()).isEqualTo(repository.id());
    assertThatThrownBy(() -> open("battery staple"))
        .isInstanceOf(WrongPasswordException.class)
        .hasMessageContaining("2 tried, and 3 are damaged");
  }

  @Test
  void keyOfAnotherRepository_isPassedOver() {
    Repository repository = fixture.create(store);
    byte[] stranger =
        KeyFile.create(
            EngineEnvironments.password(),
            MasterKey.random(fixture.environment.random()),
            new ScryptCost(2, 1, 1),
            RepositoryFixture.NOW,
            "",
            "",
            fixture.environment.random(),
            Runnable::run);
    for (int i = 0; i < 3; i++) {
      putKey(stranger);
    }

    assertThat(fixture.open(store).id()).isEqualTo(repository.id());
  }

  @Test
  void marker_saysThatAServerLooksAfterIt() {
    Repository repository = fixture.create(store);
    assertThat(repository.isManaged()).isFalse();

    repository.markManaged();
    repository.markManaged();

    assertThat(repository.isManaged()).isTrue();
    assertThat(Repository.isManaged(store)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'version':1,'id':'ID','chunker_polynomial':'POLY'}>version 1",
        "{'version':3,'id':'ID','chunker_polynomial':'POLY'}>version 3",
        "{'version':2,'id':'ID','chunker_polynomial':'POLY','holdfast_chunker':'quartz'}>\"quartz\"",
      })
  void configThatAsksForMore_isUnsupported(String config) {
    String[] parts = config.split(">", -1);
    putConfig(parts[0]);

    assertThatThrownBy(() -> fixture.open(store))
        .isInstanceOf(UnsupportedFormatException.class)
        .hasMessageContaining(parts[1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "",
        "{'version':2}",
        "{'version':2,'id':'ID'}",
        "{'version':2,'id':'12','chunker_polynomial':'POLY'}",
        "{'version':2,'id':'ID','chunker_polynomial':'3da3358b4dc172'}",
        "{'version':2,'id':'ID','chunker_polynomial':'7'}",
        "{'version':2,'id':'ID','chunker_polynomial':''}",
      })
  void brokenConfig_isCorrupt(String config) {
    putConfig(config);

    assertThatThrownBy(() -> fixture.open(store)).isInstanceOf(CorruptException.class);
  }

  @Test
  void unknownMembersOfConfig_arePassedOver() {
    putConfig("{'version':2,'x':[{}],'id':'ID','chunker_polynomial':'POLY','append_only':true}");

    assertThat(fixture.open(store).id()).isEqualTo(Hash.parse(ID));
  }

  @Test
  void exclusiveLockOfOthers_keepsEverythingOut() {
    Repository repository = fixture.create(store);
    Snapshot snapshot = fixture.backUp(repository, someFiles());
    lockExclusively();

    assertThatThrownBy(() -> repository.beginSnapshot(RepositoryFixture.REQUEST))
        .isInstanceOf(LockedException.class);
    assertThatThrownBy(() -> repository.openSnapshot(snapshot.id()))
        .isInstanceOf(LockedException.class);
    assertThatThrownBy(() -> repository.forget(snapshot.id())).isInstanceOf(LockedException.class);
    assertThat(repository.snapshots()).hasSize(1);
  }

  @Test
  void snapshotsOfOthers_areSeenAndRead() {
    Repository ours = fixture.create(store);
    Repository theirs = fixture.open(store);
    fixture.backUp(ours, someFiles());
    List<TestFile> files = new RandomFiles(new SplittableRandom(6)).files(10);

    Snapshot snapshot = fixture.backUp(theirs, files, "job:9");

    assertThat(ours.findByTag("job:9")).extracting(Snapshot::id).containsOnly(snapshot.id());
    fixture.assertHolds(ours, snapshot, files);
  }

  @Test
  void shareInTheLock_servesAllWorkMeanwhile() {
    Repository repository = fixture.create(store);

    try (SharedLock lock = repository.lockShared()) {
      lock.ensureHeld();
      fixture.backUp(repository, someFiles());
      fixture.backUp(repository, someFiles());
    }

    assertThat(fixture.time.instant()).isEqualTo(RepositoryFixture.NOW.plusMillis(200));
    assertThat(StoreListing.of(store, BlobKind.LOCK)).isEmpty();
  }

  private Repository open(String password) {
    return Repository.open(store, Password.of(password.toCharArray()), fixture.environment);
  }

  private static KeyId add(Repository repository, String password, String label) {
    return repository.addPassword(
        Password.of(password.toCharArray()), EngineEnvironments.CHEAP, label);
  }

  private void putKey(byte[] content) {
    long number = StoreListing.of(store, BlobKind.KEY).size();
    store.put(BlobKey.of(BlobKind.KEY, new Hash(number, 0, 0, 0)), ByteBuffer.wrap(content));
  }

  /** A repository whose config says this. */
  private void putConfig(String json) {
    fixture.create(store);
    byte[] plain =
        json.replace('\'', '"').replace("ID", ID).replace("POLY", POLYNOMIAL).getBytes(UTF_8);
    byte[] sealed = new byte[plain.length + Envelope.OVERHEAD_BYTES];
    new Envelope(masterKey(), fixture.environment.random()).seal(plain, 0, plain.length, sealed, 0);
    store.damage(CONFIG, sealed);
  }

  private void lockExclusively() {
    Lock lock =
        new Lock(
            RepositoryFixture.NOW.atOffset(ZoneOffset.UTC), true, new LockOwner("other", "ann", 1));
    try (SealedFiles files = new SealedFiles(store, masterKey(), fixture.environment.random())) {
      files.save(BlobKind.LOCK, lock.encode());
    }
  }

  private MasterKey masterKey() {
    Hash name = StoreListing.of(store, BlobKind.KEY).getFirst().hash();
    byte[] file = store.bytes(BlobKey.of(BlobKind.KEY, name));
    return KeyFile.open(file, EngineEnvironments.password(), Runnable::run).orElseThrow();
  }

  private static List<TestFile> someFiles() {
    return new RandomFiles(new SplittableRandom(5)).files(10);
  }
}
