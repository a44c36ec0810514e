-- The number of the last grant of this lock; it only grows.
ALTER TABLE release_lock ADD COLUMN last_token BIGINT DEFAULT 0 NOT NULL;

ALTER TABLE lock_request ADD COLUMN mode VARCHAR(9) DEFAULT 'EXCLUSIVE' NOT NULL CHECK (mode IN ('EXCLUSIVE', 'SHARED'));
-- ids of the requests of the blocks around this one, with spaces between
ALTER TABLE lock_request ADD COLUMN enclosing VARCHAR DEFAULT '' NOT NULL;
-- the number of the grant; null while it waits
ALTER TABLE lock_request ADD COLUMN token BIGINT;

UPDATE lock_request SET token = 0 WHERE state = 'HELD';
