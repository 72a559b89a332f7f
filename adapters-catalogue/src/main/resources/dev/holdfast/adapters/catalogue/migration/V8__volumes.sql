-- Whether a snapshot holds files or whole volumes.

ALTER TABLE kept_snapshot ADD COLUMN content TEXT NOT NULL DEFAULT 'FILES';

PRAGMA user_version = 8;
