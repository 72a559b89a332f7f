-- The newest live snapshot of each object in each group.
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

INSERT INTO newest_snapshot (tenant, object, group_number, id, taken, instance, started)
SELECT tenant, object, group_number, id, taken, instance, started
FROM (
  SELECT s.*, row_number() OVER (
    PARTITION BY s.tenant, s.object, s.group_number ORDER BY s.started DESC, s.instance DESC
  ) AS place
  FROM kept_snapshot s WHERE s.fate = 'LIVE')
WHERE place = 1;

CREATE INDEX newest_snapshot_by_time
  ON newest_snapshot (tenant, object, taken DESC, instance DESC);

-- Whether it has a live snapshot.
ALTER TABLE source_object ADD COLUMN has_snapshots INTEGER NOT NULL DEFAULT 0;

UPDATE source_object SET has_snapshots = 1
WHERE EXISTS (
  SELECT 1 FROM newest_snapshot n WHERE n.tenant = source_object.tenant AND n.object = source_object.id);

CREATE INDEX object_with_snapshots ON source_object (tenant, name, id) WHERE has_snapshots = 1;

DROP INDEX snapshot_of_object;

DROP INDEX snapshot_newest;

CREATE INDEX snapshot_newest ON kept_snapshot (tenant, group_number, object, started, instance)
  WHERE fate = 'LIVE';

PRAGMA user_version = 4;
