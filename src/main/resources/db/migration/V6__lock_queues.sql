-- Queues with permits, priorities, cooldown and leases. Nobody has data from before: the tables are made anew.
DROP TABLE lock_request_name;
DROP TABLE lock_request;

ALTER TABLE release_lock ALTER COLUMN name SET DATA TYPE VARCHAR(600);
ALTER TABLE release_lock ADD COLUMN capacity INTEGER DEFAULT 1 NOT NULL;
-- id of the controller that declared the capacity; null if none did
ALTER TABLE release_lock ADD COLUMN declared_by VARCHAR(64);
-- the greatest arrival so far, see lock_request
ALTER TABLE release_lock ADD COLUMN last_arrival BIGINT DEFAULT 0 NOT NULL;
-- closed for maintenance; null while it is open
ALTER TABLE release_lock ADD COLUMN closed_by VARCHAR(255);
ALTER TABLE release_lock ADD COLUMN closed_reason VARCHAR(1000);
ALTER TABLE release_lock ADD COLUMN closed_at TIMESTAMP WITH TIME ZONE;

-- A controller that asks for locks. What it holds is leased to it until a while after the last renewal.
CREATE TABLE lock_controller (
    id         VARCHAR(64) PRIMARY KEY,
    -- its root URL; empty if not configured
    url        VARCHAR(2000) NOT NULL,
    -- by the database's clock; null while nothing can expire: on the embedded database, which has one controller
    renewed_at TIMESTAMP WITH TIME ZONE
);

-- A request of one block of one build: waiting, held, or given back and cooling down; gone after that.
CREATE TABLE lock_request (
    id                UUID PRIMARY KEY,
    controller        VARCHAR(64) NOT NULL,
    job               VARCHAR(2000) NOT NULL,
    build             INTEGER NOT NULL,
    -- of the locks, sorted, with line feeds between
    names             VARCHAR NOT NULL,
    mode              VARCHAR(9) NOT NULL CHECK (mode IN ('EXCLUSIVE', 'SHARED')),
    permits           INTEGER NOT NULL,
    -- ids of the requests of the blocks around this one, and of those whose builds wait for this one; spaces between
    enclosing         VARCHAR NOT NULL,
    callers           VARCHAR NOT NULL,
    priority          INTEGER NOT NULL,
    cooldown_seconds  INTEGER NOT NULL,
    cancel_superseded BOOLEAN NOT NULL,
    reason            VARCHAR(500) NOT NULL,
    -- the order of those who wait; both in microseconds, taken while the rows of all its locks are locked
    rank              BIGINT NOT NULL,
    arrival           BIGINT NOT NULL,
    requested_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    -- the grant; null while it waits
    granted_at        TIMESTAMP WITH TIME ZONE,
    token             BIGINT,
    -- given back, but closed until then; null before
    cooling_until     TIMESTAMP WITH TIME ZONE
);

CREATE INDEX lock_request_by_controller ON lock_request (controller);

-- The queue of each lock: a copy of what decides the order, so that its front is read from one index.
CREATE TABLE lock_request_name (
    request_id UUID NOT NULL REFERENCES lock_request (id) ON DELETE CASCADE,
    lock_name  VARCHAR(600) NOT NULL REFERENCES release_lock (name),
    waiting    BOOLEAN NOT NULL,
    rank       BIGINT NOT NULL,
    arrival    BIGINT NOT NULL,
    PRIMARY KEY (request_id, lock_name)
);

CREATE INDEX lock_queue ON lock_request_name (lock_name, waiting, rank, arrival);

-- The blocks that a request holds up.
CREATE TABLE lock_request_block (
    request_id UUID NOT NULL REFERENCES lock_request (id) ON DELETE CASCADE,
    block_id   UUID NOT NULL,
    PRIMARY KEY (request_id, block_id)
);

CREATE INDEX lock_request_block_by_block ON lock_request_block (block_id);

-- What has been: one row for each lock of a request that ended, and one for each act on a lock.
CREATE TABLE lock_history (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    lock_name    VARCHAR(600) NOT NULL,
    kind         VARCHAR(10) NOT NULL,
    at           TIMESTAMP WITH TIME ZONE NOT NULL,
    -- of the request; null for an act on the lock itself
    request_id   UUID,
    controller   VARCHAR(64),
    job          VARCHAR(2000),
    build        INTEGER,
    mode         VARCHAR(9),
    permits      INTEGER,
    purpose      VARCHAR(500),
    requested_at TIMESTAMP WITH TIME ZONE,
    granted_at   TIMESTAMP WITH TIME ZONE,
    token        BIGINT,
    -- of an act; the user is empty if nobody but the builds did it
    by_user      VARCHAR(255) NOT NULL,
    reason       VARCHAR(4000) NOT NULL,
    -- whether the holder's build is to be stopped
    stops        BOOLEAN NOT NULL
);

CREATE INDEX lock_history_by_lock ON lock_history (lock_name, id);
CREATE INDEX lock_history_by_request ON lock_history (request_id);
CREATE INDEX lock_history_by_time ON lock_history (at);
