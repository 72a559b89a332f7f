CREATE TABLE account (
  id            TEXT NOT NULL PRIMARY KEY,
  tenant        TEXT NOT NULL REFERENCES tenant (id),
  -- In lower case; unique over all tenants, since a login names no tenant.
  username      TEXT NOT NULL UNIQUE,
  -- A slow hash with its salt and cost.
  password      TEXT NOT NULL,
  -- Divided by blanks, sorted.
  privileges    TEXT NOT NULL,
  email_address TEXT NOT NULL,
  description   TEXT NOT NULL,
  created       TEXT NOT NULL,
  modified      TEXT NOT NULL
);

CREATE INDEX account_by_tenant ON account (tenant, username);

CREATE TABLE audit_entry (
  number    INTEGER NOT NULL PRIMARY KEY,
  tenant    TEXT    NOT NULL,
  at        TEXT    NOT NULL,
  principal TEXT    NOT NULL,
  action    TEXT    NOT NULL,
  subject   TEXT    NOT NULL,
  detail    TEXT    NOT NULL
);

CREATE INDEX audit_newest ON audit_entry (tenant, number);

CREATE TABLE client (
  id      TEXT NOT NULL PRIMARY KEY,
  tenant  TEXT NOT NULL REFERENCES tenant (id),
  name    TEXT NOT NULL,
  -- SHA-256 in hexadecimal, of the secret and of the API key.
  secret  TEXT NOT NULL,
  api_key TEXT NOT NULL UNIQUE,
  -- Divided by blanks, sorted.
  scopes  TEXT NOT NULL,
  created TEXT NOT NULL
, privileges TEXT NOT NULL DEFAULT '');

CREATE INDEX client_by_tenant ON client (tenant);

CREATE TABLE config_backup (
  tenant         TEXT NOT NULL,
  id             TEXT NOT NULL,
  type           TEXT NOT NULL,
  name           TEXT NOT NULL,
  requester      TEXT NOT NULL,
  requester_name TEXT NOT NULL,
  -- SHA-256 in hexadecimal, of the file that was uploaded.
  content        TEXT NOT NULL,
  -- JSON; null if none were given.
  options        TEXT,
  created        TEXT NOT NULL,
  snapshot       TEXT,
  object_count   BIGINT,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, id) REFERENCES job (tenant, id),
  CHECK ((snapshot IS NULL) = (object_count IS NULL))
);

CREATE INDEX config_backup_by_name ON config_backup (tenant, type, name);

CREATE INDEX config_backup_newest ON config_backup (tenant, created DESC, id);

CREATE TABLE group_object (
  tenant       TEXT   NOT NULL,
  object       BIGINT NOT NULL,
  group_number BIGINT NOT NULL REFERENCES protection_group (id),
  PRIMARY KEY (tenant, object, group_number)
);

CREATE INDEX group_object_of_group ON group_object (group_number);

CREATE TABLE job (
  tenant         TEXT   NOT NULL REFERENCES tenant (id),
  id             TEXT   NOT NULL UNIQUE,
  kind           TEXT   NOT NULL,
  subject        TEXT   NOT NULL,
  created        TEXT   NOT NULL,
  -- When its state last changed.
  modified       TEXT   NOT NULL,
  status         TEXT   NOT NULL,
  completed      TEXT,
  reason         TEXT,
  -- How often the job was claimed; only the last claim may write.
  fence          BIGINT NOT NULL,
  -- When a worker may claim it: its due time, or the end of its lease; null once it is ended.
  claimable_from TEXT,
  lease_owner    TEXT, urgency INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant, id),
  CHECK (status IN ('NOT_STARTED', 'IN_PROGRESS', 'COMPLETE', 'FAILED', 'CANCELLED')),
  CHECK ((status IN ('NOT_STARTED', 'IN_PROGRESS')) = (claimable_from IS NOT NULL)),
  CHECK ((status IN ('NOT_STARTED', 'IN_PROGRESS')) = (completed IS NULL)),
  CHECK ((status = 'FAILED') = (reason IS NOT NULL)),
  CHECK ((status = 'IN_PROGRESS') = (lease_owner IS NOT NULL))
);

CREATE INDEX job_in_progress ON job (tenant, claimable_from) WHERE status = 'IN_PROGRESS';

CREATE INDEX job_open ON job (urgency, created, id, claimable_from)
  WHERE claimable_from IS NOT NULL;

CREATE INDEX job_open_of_kind ON job (tenant, kind) WHERE claimable_from IS NOT NULL;

CREATE TABLE kept_snapshot (
  tenant       TEXT    NOT NULL,
  id           TEXT    NOT NULL,
  group_number BIGINT  NOT NULL REFERENCES protection_group (id),
  -- Of its run: the two numbers of the id.
  instance     BIGINT  NOT NULL REFERENCES protection_run (instance),
  started      BIGINT  NOT NULL,
  object       BIGINT  NOT NULL,
  taken        TEXT    NOT NULL,
  expiry       TEXT    NOT NULL,
  lock_mode    TEXT,
  lock_end     TEXT,
  is_held      INTEGER NOT NULL,
  fate         TEXT    NOT NULL,
  -- From when on it may go unless it is held: the later of expiry and end of lock.
  over         TEXT    NOT NULL,
  -- Whether it is in the repository no more.
  is_disposed  INTEGER NOT NULL, revision BIGINT NOT NULL DEFAULT 0, content TEXT NOT NULL DEFAULT 'FILES',
  PRIMARY KEY (tenant, id),
  CHECK ((lock_mode IS NULL) = (lock_end IS NULL)),
  CHECK (fate <> 'LIVE' OR is_disposed = 0)
);

CREATE INDEX snapshot_changed ON kept_snapshot (tenant, revision);

CREATE INDEX snapshot_live ON kept_snapshot (tenant, group_number, started, instance, object)
  WHERE fate = 'LIVE';

CREATE INDEX snapshot_newest ON kept_snapshot (tenant, group_number, object, started, instance)
  WHERE fate = 'LIVE';

CREATE INDEX snapshot_of_object ON kept_snapshot (tenant, object, started, instance)
  WHERE fate = 'LIVE';

CREATE INDEX snapshot_of_run ON kept_snapshot (tenant, instance, object);

CREATE INDEX snapshot_over ON kept_snapshot (over, started) WHERE fate = 'LIVE' AND is_held = 0;

CREATE INDEX snapshot_to_dispose ON kept_snapshot (tenant, started)
  WHERE fate <> 'LIVE' AND is_disposed = 0;

CREATE TABLE newest_snapshot (
  tenant       TEXT   NOT NULL,
  object       BIGINT NOT NULL,
  group_number BIGINT NOT NULL,
  id           TEXT   NOT NULL,
  taken        TEXT   NOT NULL,
  -- Of its run: the two numbers of the id.
  instance     BIGINT NOT NULL,
  started      BIGINT NOT NULL,
  PRIMARY KEY (tenant, object, group_number)
);

CREATE INDEX newest_snapshot_by_time
  ON newest_snapshot (tenant, object, taken DESC, instance DESC);

CREATE TABLE object_count (
  tenant         TEXT   NOT NULL PRIMARY KEY REFERENCES tenant (id),
  with_snapshots BIGINT NOT NULL
);

CREATE TABLE policy (
  id         BIGINT  NOT NULL PRIMARY KEY,
  tenant     TEXT    NOT NULL REFERENCES tenant (id),
  name       TEXT    NOT NULL,
  modified   TEXT    NOT NULL,
  -- Whether some of its snapshots are locked.
  is_locking INTEGER NOT NULL,
  settings   TEXT    NOT NULL, is_once INTEGER NOT NULL DEFAULT 0,
  UNIQUE (tenant, name)
);

CREATE TABLE protection_group (
  id         BIGINT  NOT NULL PRIMARY KEY,
  tenant     TEXT    NOT NULL REFERENCES tenant (id),
  name       TEXT    NOT NULL,
  -- Not a foreign key: a deleted group outlives its policy.
  policy     BIGINT  NOT NULL,
  -- ACTIVE, PAUSED or USED_UP.
  state      TEXT    NOT NULL,
  -- From when on nothing is scheduled; null if never.
  ends       TEXT,
  is_deleted INTEGER NOT NULL,
  -- When the scheduler must look at it; null if not by itself.
  next_look  TEXT,
  revision   BIGINT  NOT NULL,
  document   TEXT    NOT NULL
);

CREATE UNIQUE INDEX group_by_name ON protection_group (tenant, name) WHERE is_deleted = 0;

CREATE INDEX group_due ON protection_group (next_look, id) WHERE next_look IS NOT NULL;

CREATE INDEX group_listed ON protection_group (tenant, is_deleted, name, id);

CREATE INDEX group_of_policy ON protection_group (tenant, policy, name) WHERE is_deleted = 0;

CREATE TABLE protection_run (
  tenant       TEXT   NOT NULL,
  instance     BIGINT NOT NULL PRIMARY KEY,
  -- Microseconds since 1970: a part of its id.
  started      BIGINT NOT NULL,
  group_number BIGINT NOT NULL REFERENCES protection_group (id),
  type         TEXT   NOT NULL,
  status       TEXT   NOT NULL,
  -- Null while it is open.
  ended        TEXT,
  -- When it becomes too slow; null if never.
  sla_end      TEXT,
  document     TEXT   NOT NULL
);

CREATE INDEX run_by_end ON protection_run (tenant, group_number, ended) WHERE ended IS NOT NULL;

CREATE INDEX run_newest ON protection_run (tenant, group_number, started DESC, instance DESC);

CREATE INDEX run_open ON protection_run (tenant, group_number, started, instance)
  WHERE ended IS NULL;

CREATE TABLE recovered_entry (
  recovery BIGINT  NOT NULL REFERENCES recovery (id),
  -- From 0, in the order in which they were told.
  place    INTEGER NOT NULL,
  object   BIGINT  NOT NULL,
  path     TEXT    NOT NULL,
  result   TEXT    NOT NULL,
  reason   TEXT    NOT NULL,
  PRIMARY KEY (recovery, place)
) WITHOUT ROWID;

CREATE TABLE recovery (
  id          BIGINT NOT NULL PRIMARY KEY,
  tenant      TEXT   NOT NULL REFERENCES tenant (id),
  name        TEXT   NOT NULL,
  -- FILES or DOWNLOAD.
  kind        TEXT   NOT NULL,
  -- The recovery that it belongs to; null if to none.
  parent      BIGINT,
  status      TEXT   NOT NULL,
  created     TEXT   NOT NULL,
  -- Null while it is open.
  ended       TEXT,
  revision    BIGINT NOT NULL,
  -- How many entries are told of.
  told        INTEGER NOT NULL,
  document    TEXT   NOT NULL
);

CREATE UNIQUE INDEX download_by_name ON recovery (tenant, name) WHERE kind = 'DOWNLOAD';

CREATE INDEX recovery_newest ON recovery (tenant, created DESC, id DESC);

CREATE INDEX recovery_open ON recovery (tenant) WHERE ended IS NULL;

CREATE TABLE registration (
  id       BIGINT NOT NULL PRIMARY KEY,
  tenant   TEXT   NOT NULL REFERENCES tenant (id),
  object   BIGINT NOT NULL UNIQUE REFERENCES source_object (id),
  name     TEXT   NOT NULL,
  document TEXT   NOT NULL
);

CREATE INDEX registration_listed ON registration (tenant, name, id);

CREATE TABLE server (
  id          INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  last_number BIGINT  NOT NULL,
  cluster     BIGINT,
  incarnation BIGINT,
  CHECK ((cluster IS NULL) = (incarnation IS NULL))
);

CREATE TABLE source_object (
  id      BIGINT NOT NULL PRIMARY KEY,
  tenant  TEXT   NOT NULL REFERENCES tenant (id),
  -- What sets the host apart from all others of the tenant.
  host    TEXT   NOT NULL,
  name    TEXT   NOT NULL,
  os_type TEXT   NOT NULL, has_snapshots INTEGER NOT NULL DEFAULT 0,
  UNIQUE (tenant, host)
);

CREATE INDEX object_listed ON source_object (tenant, name, id);

CREATE INDEX object_with_snapshots ON source_object (tenant, name, id) WHERE has_snapshots = 1;

CREATE TABLE tenant (
  id      TEXT NOT NULL PRIMARY KEY,
  created TEXT NOT NULL
);

CREATE TABLE tenant_root (
  tenant TEXT NOT NULL REFERENCES tenant (id),
  path   TEXT NOT NULL,
  PRIMARY KEY (tenant, path)
);
