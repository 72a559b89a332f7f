-- Divided by blanks, sorted.
ALTER TABLE client ADD COLUMN privileges TEXT NOT NULL DEFAULT '';

-- Until now the only client of a tenant was its administrator, and that one holds them all.
UPDATE client SET privileges =
  'AGENT_UPGRADE_MODIFY AGENT_UPGRADE_VIEW CLUSTER_MODIFY CLUSTER_VIEW '
  || 'DATA_SECURITY DATA_SOURCE_CONNECTION_MODIFY DATA_SOURCE_CONNECTION_VIEW '
  || 'DATA_SOURCE_CONNECTOR_MODIFY DATA_SOURCE_CONNECTOR_VIEW OBJECT_SEARCH '
  || 'PRINCIPAL_MODIFY PRINCIPAL_VIEW PROTECTION_JOB_OPERATE PROTECTION_MODIFY '
  || 'PROTECTION_POLICY_MODIFY PROTECTION_POLICY_VIEW PROTECTION_SOURCE_MODIFY PROTECTION_VIEW '
  || 'REMOTE_RESTORE RESTORE_DOWNLOAD RESTORE_MODIFY RESTORE_VIEW TENANT_VIEW';

-- A person with a password. The table has another name since "user" is a word of SQL.
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

-- The folders that sources of a tenant may read and its recoveries may write below.
CREATE TABLE tenant_root (
  tenant TEXT NOT NULL REFERENCES tenant (id),
  path   TEXT NOT NULL,
  PRIMARY KEY (tenant, path)
);

INSERT INTO tenant_root (tenant, path) SELECT id, '/' FROM tenant WHERE id = 'default';

PRAGMA user_version = 2;
