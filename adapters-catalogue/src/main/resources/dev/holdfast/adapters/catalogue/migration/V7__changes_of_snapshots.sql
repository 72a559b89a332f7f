-- When each snapshot last came or was over, so that whoever follows them finds what is new.

ALTER TABLE kept_snapshot ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;

-- In the order in which they came.
UPDATE kept_snapshot SET revision = rowid;

CREATE INDEX snapshot_changed ON kept_snapshot (tenant, revision);

PRAGMA user_version = 7;
