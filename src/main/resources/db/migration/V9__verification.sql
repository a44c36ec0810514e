-- Since when people have to decide to keep a release that went, or to roll it back; null when they don't have to.
ALTER TABLE release_gate ADD COLUMN undecided_since TIMESTAMP WITH TIME ZONE;

CREATE INDEX release_gate_by_decision ON release_gate (undecided_since);

-- Where one person has decided, and a second has not.
UPDATE release_gate SET undecided_since = opened
WHERE id IN (SELECT gate FROM release_event WHERE kind IN ('KEPT', 'ROLLED_BACK'))
    AND id NOT IN (SELECT gate FROM release_event WHERE kind = 'OUTCOME_CONFIRMED');
