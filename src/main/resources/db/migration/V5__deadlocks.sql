-- Its one row is locked by who looks for deadlocks, so that of two who close a circle at once the second sees it.
CREATE TABLE lock_deadlock_check (
    id INTEGER PRIMARY KEY
);

INSERT INTO lock_deadlock_check (id) VALUES (1);

CREATE INDEX lock_request_by_build ON lock_request (build, controller);
