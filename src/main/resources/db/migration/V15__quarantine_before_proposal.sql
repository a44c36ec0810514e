-- A proposal to ignore a test that is in quarantine or broken stands beside what was agreed before, which stays in force.
ALTER TABLE quarantine_entry ADD COLUMN pending_scope VARCHAR(2000);
ALTER TABLE quarantine_entry ADD COLUMN pending_purpose VARCHAR(40);
ALTER TABLE quarantine_entry ADD COLUMN pending_ticket VARCHAR(500);
ALTER TABLE quarantine_entry ADD COLUMN pending_owner VARCHAR(500);
ALTER TABLE quarantine_entry ADD COLUMN pending_reason VARCHAR(4000);
ALTER TABLE quarantine_entry ADD COLUMN pending_proposer_key VARCHAR(255);
ALTER TABLE quarantine_entry ADD COLUMN pending_proposer_id VARCHAR(255);
ALTER TABLE quarantine_entry ADD COLUMN pending_proposer_name VARCHAR(255);
ALTER TABLE quarantine_entry ADD COLUMN pending_proposed_at TIMESTAMP WITH TIME ZONE;

CREATE TABLE quarantine_pending_agreement (
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
