-- The tabs of the Quarantine page count by state, and who of them is overdue: from the first index alone. The page as it
-- opens shows whose last failure is the latest: from the front of the second.
DROP INDEX quarantine_entry_by_state;
CREATE INDEX quarantine_entry_by_state ON quarantine_entry (scope, state, age_steps);
DROP INDEX quarantine_entry_by_last_bad;
CREATE INDEX quarantine_entry_by_last_bad ON quarantine_entry (last_bad_at DESC NULLS LAST, id);
