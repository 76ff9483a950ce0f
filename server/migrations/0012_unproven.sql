-- What was brought by nobody who proved to be anybody, and that no known key signed: it goes after days, not years.
ALTER TABLE quarantine ADD COLUMN unproven INTEGER NOT NULL DEFAULT 0;
UPDATE quarantine SET unproven = 1 WHERE erased_at IS NULL AND (why = 'bad_signature' OR (why = 'unknown_key'
  AND NOT EXISTS (SELECT 1 FROM stray s WHERE s.kid = quarantine.kid)));
CREATE INDEX quarantine_unproven ON quarantine(received_at) WHERE unproven = 1;
-- How much of it was stored on a day (since 1970, UTC, real time), by address, officer or desk, and in all.
CREATE TABLE intake_count (
  day INTEGER NOT NULL, source TEXT NOT NULL, records INTEGER NOT NULL, bytes INTEGER NOT NULL,
  PRIMARY KEY (day, source)
) STRICT, WITHOUT ROWID;
