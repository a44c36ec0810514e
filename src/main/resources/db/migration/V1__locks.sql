-- A lock exists from its first request on. Its row is what transactions lock (FOR UPDATE) to decide about it.
CREATE TABLE release_lock (
    name VARCHAR(200) PRIMARY KEY
);

-- A request of one block of one build, waiting or granted; gone when given back.
CREATE TABLE lock_request (
    id           UUID PRIMARY KEY,
    -- order of arrival; taken while the rows of all requested locks are locked, so it is the same for all who compete
    arrival      BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE,
    controller   VARCHAR(64) NOT NULL,
    job          VARCHAR(2000) NOT NULL,
    build        INTEGER NOT NULL,
    state        VARCHAR(8) NOT NULL CHECK (state IN ('WAITING', 'HELD')),
    requested_at TIMESTAMP WITH TIME ZONE NOT NULL,
    granted_at   TIMESTAMP WITH TIME ZONE
);

CREATE TABLE lock_request_name (
    request_id UUID NOT NULL REFERENCES lock_request (id) ON DELETE CASCADE,
    lock_name  VARCHAR(200) NOT NULL REFERENCES release_lock (name),
    PRIMARY KEY (request_id, lock_name)
);

CREATE INDEX lock_request_name_by_lock ON lock_request_name (lock_name);
