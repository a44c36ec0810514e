-- A test that was seen to fail and to pass in one build: once per job of a controller.
CREATE TABLE flaky_test (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    controller  VARCHAR(64) NOT NULL,
    job         VARCHAR(2000) NOT NULL,
    -- SHA-256 over job and the five parts below, which are too long for an index
    fingerprint CHAR(64) NOT NULL,
    suite       VARCHAR(1100) NOT NULL,
    file        VARCHAR(1100) NOT NULL,
    class_name  VARCHAR(1100) NOT NULL,
    test_name   VARCHAR(1100) NOT NULL,
    occurrence  INTEGER NOT NULL,
    -- summed up from flaky_sighting in the transaction that adds to it
    first_seen  TIMESTAMP WITH TIME ZONE NOT NULL,
    last_seen   TIMESTAMP WITH TIME ZONE NOT NULL,
    last_build  INTEGER NOT NULL,
    builds      INTEGER NOT NULL,
    UNIQUE (controller, fingerprint)
);

CREATE INDEX flaky_test_by_last_seen ON flaky_test (controller, last_seen);

-- The builds in which it was flaky: a build counts once, however often it is recorded.
CREATE TABLE flaky_sighting (
    test_id         BIGINT NOT NULL REFERENCES flaky_test (id) ON DELETE CASCADE,
    build           INTEGER NOT NULL,
    seen_at         TIMESTAMP WITH TIME ZONE NOT NULL,
    -- who ran it again: RERUN (flakyRerun) or TOOL (the test tool itself)
    origin          VARCHAR(10) NOT NULL CHECK (origin IN ('RERUN', 'TOOL')),
    failed_attempts INTEGER NOT NULL,
    PRIMARY KEY (test_id, build)
);
