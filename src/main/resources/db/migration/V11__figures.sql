-- What the figures count of a release, name=value in lines; null when nothing was written to it since this column came:
-- then the log tells.
ALTER TABLE release_gate ADD COLUMN figure VARCHAR;
