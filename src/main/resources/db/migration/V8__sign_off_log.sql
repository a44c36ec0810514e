-- A release is what its log says. The tables of before held what the log now holds; nothing was released with them.
DROP TABLE release_signature;
DROP TABLE release_gate;

-- Its row is what transactions lock (FOR UPDATE) to decide about a release; they exist from the first candidate on.
CREATE TABLE release_line (
    -- SHA-256 over controller, job and version, which are too long for an index
    id CHAR(64) PRIMARY KEY
);

-- A release that a build holds until it is signed, or held: what lists need, and where its log ends.
CREATE TABLE release_gate (
    id            UUID PRIMARY KEY,
    line          CHAR(64) NOT NULL REFERENCES release_line (id),
    version       VARCHAR(100) NOT NULL,
    controller    VARCHAR(64) NOT NULL,
    job           VARCHAR(2000) NOT NULL,
    build         INTEGER NOT NULL,
    state         VARCHAR(20) NOT NULL,
    opened        TIMESTAMP WITH TIME ZONE NOT NULL,
    -- when the second signature of an emergency is due; null when none is
    follow_up_due TIMESTAMP WITH TIME ZONE,
    -- how many entries the log has, and the hash of the last: so that one cut off its end is found
    entries       INTEGER NOT NULL,
    head          CHAR(64) NOT NULL
);

CREATE INDEX release_gate_by_state ON release_gate (controller, state, opened);
CREATE INDEX release_gate_by_time ON release_gate (controller, opened);
CREATE INDEX release_gate_by_line ON release_gate (line, state);
CREATE INDEX release_gate_by_follow_up ON release_gate (follow_up_due);

-- All that happened to a release. Rows are added, never changed.
CREATE TABLE release_event (
    gate     UUID NOT NULL REFERENCES release_gate (id),
    position INTEGER NOT NULL,
    at       TIMESTAMP WITH TIME ZONE NOT NULL,
    kind     VARCHAR(40) NOT NULL,
    -- name=value, one in a line
    fields   VARCHAR NOT NULL,
    previous CHAR(64) NOT NULL,
    hash     CHAR(64) NOT NULL,
    PRIMARY KEY (gate, position)
);
