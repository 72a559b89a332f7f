-- Whether a schedule of full runs has its groups run once and never again.
ALTER TABLE policy ADD COLUMN is_once INTEGER NOT NULL DEFAULT 0;

UPDATE policy SET is_once = 1
WHERE json_extract(settings, '$.regular.full.is') = 'ProtectOnce'
  OR (json_extract(settings, '$.regular.full.is') = 'OnDemand' AND EXISTS (
    SELECT 1 FROM json_each(settings, '$.regular.fullBackups') f
    WHERE json_extract(f.value, '$.schedule.is') = 'ProtectOnce'));

-- How many objects of a tenant have live snapshots; none has no row.
CREATE TABLE object_count (
  tenant         TEXT   NOT NULL PRIMARY KEY REFERENCES tenant (id),
  with_snapshots BIGINT NOT NULL
);

INSERT INTO object_count (tenant, with_snapshots)
SELECT tenant, count(*) FROM source_object WHERE has_snapshots = 1 GROUP BY tenant;

PRAGMA user_version = 5;
