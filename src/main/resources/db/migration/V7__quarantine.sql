-- A job whose tests are recorded. Builds that record at the same time lock this row one after the other.
CREATE TABLE tested_job (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    controller VARCHAR(64) NOT NULL,
    name       VARCHAR(2000) NOT NULL,
    -- hash over controller and name, which are too long for an index
    name_key   UUID NOT NULL UNIQUE
);

-- One run of a build's tests, reruns included. The source names the step, so that nothing is recorded twice.
CREATE TABLE test_run (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    job        BIGINT NOT NULL REFERENCES tested_job (id) ON DELETE CASCADE,
    build      INTEGER NOT NULL,
    source     VARCHAR(200) NOT NULL,
    commit_id  VARCHAR(64) NOT NULL,
    node       VARCHAR(200) NOT NULL,
    ran_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    UNIQUE (job, build, source)
);

CREATE INDEX test_run_by_commit ON test_run (job, commit_id);
CREATE INDEX test_run_by_time ON test_run (ran_at);

-- A test of a job. Its identity is a hash over suite, file, class, name and occurrence.
CREATE TABLE test_case (
    job        BIGINT NOT NULL,
    identity   UUID NOT NULL,
    suite      VARCHAR(1100) NOT NULL,
    file       VARCHAR(1100) NOT NULL,
    class_name VARCHAR(1100) NOT NULL,
    test_name  VARCHAR(1100) NOT NULL,
    occurrence INTEGER NOT NULL,
    first_seen TIMESTAMP WITH TIME ZONE NOT NULL,
    -- up to a week earlier than it was: written once a week, not with every run
    last_day   DATE NOT NULL,
    PRIMARY KEY (job, identity)
);

-- The days on which a job's tests ran: leads to the rows of test_day, which would be slow to find by test alone.
CREATE TABLE tested_day (
    job BIGINT NOT NULL,
    on_day DATE NOT NULL,
    PRIMARY KEY (job, on_day)
);

-- What a test did on one day (UTC). One row for a test and a day, so no foreign keys: 100,000 checks for each build.
CREATE TABLE test_day (
    job         BIGINT NOT NULL,
    on_day         DATE NOT NULL,
    identity    UUID NOT NULL,
    runs        INTEGER NOT NULL,
    failures    INTEGER NOT NULL,
    flakes      INTEGER NOT NULL,
    millis      BIGINT NOT NULL,
    lost_millis BIGINT NOT NULL,
    last_seen   TIMESTAMP WITH TIME ZONE NOT NULL,
    -- each run as a space, the build's number and a letter: p passed, k flaky, f failed, q in quarantine, s skipped
    strip       VARCHAR(4000) NOT NULL,
    PRIMARY KEY (job, on_day, identity)
);

-- Each failed attempt, of failures and of flakes.
CREATE TABLE test_failure (
    id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run      BIGINT NOT NULL REFERENCES test_run (id) ON DELETE CASCADE,
    identity UUID NOT NULL,
    attempt  INTEGER NOT NULL,
    fate     VARCHAR(12) NOT NULL,
    -- who found it flaky: RERUN, TOOL or BUILDS; null for a mere failure
    origin   VARCHAR(10),
    error    BOOLEAN NOT NULL,
    type     VARCHAR(500) NOT NULL,
    message  VARCHAR(2000) NOT NULL,
    trace    VARCHAR(8000) NOT NULL
);

CREATE INDEX test_failure_by_identity ON test_failure (identity, run);
CREATE INDEX test_failure_by_run ON test_failure (run);

-- Jobs and folders that have flaky tests.
CREATE TABLE quarantine_scope (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    controller VARCHAR(64) NOT NULL,
    name       VARCHAR(2000) NOT NULL,
    name_key   UUID NOT NULL UNIQUE
);

-- A flaky test and where it stands.
CREATE TABLE quarantine_entry (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    scope           BIGINT NOT NULL REFERENCES quarantine_scope (id),
    identity        UUID NOT NULL,
    suite           VARCHAR(1100) NOT NULL,
    file            VARCHAR(1100) NOT NULL,
    class_name      VARCHAR(1100) NOT NULL,
    test_name       VARCHAR(1100) NOT NULL,
    occurrence      INTEGER NOT NULL,
    priority        VARCHAR(10) NOT NULL,
    state           VARCHAR(12) NOT NULL,
    -- grows with each change that a person should know of before acting
    version         INTEGER NOT NULL,
    -- the latest proposal; null where there was none
    purpose         VARCHAR(40),
    ticket          VARCHAR(500),
    owner           VARCHAR(500),
    reason          VARCHAR(4000),
    proposer_key    VARCHAR(255),
    proposer_id     VARCHAR(255),
    proposer_name   VARCHAR(255),
    proposed_at     TIMESTAMP WITH TIME ZONE,
    clock_start     TIMESTAMP WITH TIME ZONE,
    clock_closed    TIMESTAMP WITH TIME ZONE,
    age_steps       INTEGER NOT NULL,
    mitigation      VARCHAR(30),
    passes          INTEGER NOT NULL,
    passes_needed   INTEGER NOT NULL,
    failures_in_row INTEGER NOT NULL,
    -- summed up since its first flake
    suspected_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    runs            BIGINT NOT NULL,
    bad             BIGINT NOT NULL,
    lost_millis     BIGINT NOT NULL,
    last_bad_at     TIMESTAMP WITH TIME ZONE,
    last_bad_job    VARCHAR(2000),
    last_bad_build  INTEGER,
    UNIQUE (scope, identity)
);

CREATE INDEX quarantine_entry_by_state ON quarantine_entry (state, scope);
CREATE INDEX quarantine_entry_by_last_bad ON quarantine_entry (last_bad_at);

-- Agreements to the latest proposal: the key makes one person one voice, whatever clicks at once.
CREATE TABLE quarantine_agreement (
    entry       BIGINT NOT NULL REFERENCES quarantine_entry (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    person_key  VARCHAR(255) NOT NULL,
    person_id   VARCHAR(255) NOT NULL,
    person_name VARCHAR(255) NOT NULL,
    agreed_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    note        VARCHAR(4000) NOT NULL,
    PRIMARY KEY (entry, position),
    UNIQUE (entry, person_key)
);

-- What happened to an entry.
CREATE TABLE quarantine_note (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry       BIGINT NOT NULL REFERENCES quarantine_entry (id) ON DELETE CASCADE,
    noted_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    state       VARCHAR(12) NOT NULL,
    -- null where Release Guard did it by itself
    person_key  VARCHAR(255),
    person_id   VARCHAR(255),
    person_name VARCHAR(255),
    text        VARCHAR(4000) NOT NULL,
    reason      VARCHAR(4000) NOT NULL
);

CREATE INDEX quarantine_note_by_entry ON quarantine_note (entry, id);

-- What a ticket must still be told; written with the step of ageing in one transaction, deleted when it was told.
CREATE TABLE ticket_order (
    id         UUID PRIMARY KEY,
    controller VARCHAR(64) NOT NULL,
    arrival    BIGINT GENERATED ALWAYS AS IDENTITY,
    entry      BIGINT NOT NULL,
    ticket     VARCHAR(500) NOT NULL,
    -- MEDIUM, HIGH or OVERDUE
    step       VARCHAR(10) NOT NULL,
    text       VARCHAR(4000) NOT NULL,
    ordered_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- How many stood where at the end of each day, for the trend.
CREATE TABLE quarantine_day (
    scope       BIGINT NOT NULL REFERENCES quarantine_scope (id) ON DELETE CASCADE,
    on_day         DATE NOT NULL,
    flaky       INTEGER NOT NULL,
    quarantined INTEGER NOT NULL,
    overdue     INTEGER NOT NULL,
    mitigated   INTEGER NOT NULL,
    PRIMARY KEY (scope, on_day)
);

-- What these held is in the tables above from now on.
DROP TABLE flaky_sighting;
DROP TABLE flaky_test;
