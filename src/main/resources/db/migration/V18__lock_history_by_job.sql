-- When a job is renamed, its part of the history is found without reading that of all others.
CREATE INDEX lock_history_by_job ON lock_history (job, controller);
