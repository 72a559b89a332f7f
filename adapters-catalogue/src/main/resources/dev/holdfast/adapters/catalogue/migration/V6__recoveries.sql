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

CREATE INDEX recovery_newest ON recovery (tenant, created DESC, id DESC);

CREATE INDEX recovery_open ON recovery (tenant) WHERE ended IS NULL;

CREATE UNIQUE INDEX download_by_name ON recovery (tenant, name) WHERE kind = 'DOWNLOAD';

-- What became of entries that did not come back just as asked for.
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

-- The live snapshots of an object.
CREATE INDEX snapshot_of_object ON kept_snapshot (tenant, object, started, instance)
  WHERE fate = 'LIVE';

PRAGMA user_version = 6;
