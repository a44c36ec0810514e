-- What refers to lock_request is written and deleted with it, in the same transactions. That the database checked it,
-- too, was a good part of what a lock costs: so the tables are made anew without foreign keys.
ALTER TABLE lock_request_name RENAME TO referring_name;
DROP INDEX lock_queue;

CREATE TABLE lock_request_name (
    request_id UUID NOT NULL,
    lock_name  VARCHAR(600) NOT NULL,
    waiting    BOOLEAN NOT NULL,
    rank       BIGINT NOT NULL,
    arrival    BIGINT NOT NULL,
    PRIMARY KEY (request_id, lock_name)
);

INSERT INTO lock_request_name (request_id, lock_name, waiting, rank, arrival)
SELECT request_id, lock_name, waiting, rank, arrival FROM referring_name;

DROP TABLE referring_name;

CREATE INDEX lock_queue ON lock_request_name (lock_name, waiting, rank, arrival);

ALTER TABLE lock_request_block RENAME TO referring_block;
DROP INDEX lock_request_block_by_block;

CREATE TABLE lock_request_block (
    request_id UUID NOT NULL,
    block_id   UUID NOT NULL,
    PRIMARY KEY (request_id, block_id)
);

INSERT INTO lock_request_block (request_id, block_id) SELECT request_id, block_id FROM referring_block;

DROP TABLE referring_block;

CREATE INDEX lock_request_block_by_block ON lock_request_block (block_id);
