-- What a search by words looks into, in small letters: the test, its suite, ticket and owner, one in a line. Written with
-- the entry: searching five columns, each made small in each search, took ten times as long.
ALTER TABLE quarantine_entry ADD COLUMN search_text VARCHAR(4400) DEFAULT '' NOT NULL;

UPDATE quarantine_entry SET search_text = LOWER(class_name || '.' || test_name || CHR(10) || suite || CHR(10)
    || COALESCE(ticket, '') || CHR(10) || COALESCE(owner, ''));
