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
  lease_owner    TEXT,
  PRIMARY KEY (tenant, id),
  CHECK (status IN ('NOT_STARTED', 'IN_PROGRESS', 'COMPLETE', 'FAILED', 'CANCELLED')),
  CHECK ((status IN ('NOT_STARTED', 'IN_PROGRESS')) = (claimable_from IS NOT NULL)),
  CHECK ((status IN ('NOT_STARTED', 'IN_PROGRESS')) = (completed IS NULL)),
  CHECK ((status = 'FAILED') = (reason IS NOT NULL)),
  CHECK ((status = 'IN_PROGRESS') = (lease_owner IS NOT NULL))
);

CREATE INDEX job_open ON job (created, id, claimable_from) WHERE claimable_from IS NOT NULL;

CREATE TABLE tenant (
  id      TEXT NOT NULL PRIMARY KEY,
  created TEXT NOT NULL
);

CREATE TABLE tenant_root (
  tenant TEXT NOT NULL REFERENCES tenant (id),
  path   TEXT NOT NULL,
  PRIMARY KEY (tenant, path)
);
