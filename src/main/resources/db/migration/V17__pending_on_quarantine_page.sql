-- The tabs of the Quarantine page also count what stays where it is while something is proposed for it: still from the
-- index alone.
DROP INDEX quarantine_entry_by_state;
CREATE INDEX quarantine_entry_by_state ON quarantine_entry (scope, state, age_steps, pending_purpose);
