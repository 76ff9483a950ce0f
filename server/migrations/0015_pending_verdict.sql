-- Visits that are to be judged (again) in a later turn of the writer, and why: until then they have the verdict that they
-- had, or none. Who goes on after a crash finds them here.
CREATE TABLE pending_verdict (
  enterprise BLOB NOT NULL, id BLOB NOT NULL UNIQUE, why TEXT NOT NULL, PRIMARY KEY (enterprise, id)
) STRICT, WITHOUT ROWID;
-- A verdict names the first of many visits that it rests on, and how many there are; this is the SHA-256 of all of them.
ALTER TABLE verdict ADD COLUMN rests_on BLOB;
-- Those that may name more are judged again: 21 ids in their words are as long.
INSERT INTO pending_verdict (enterprise, id, why)
SELECT enterprise, id, 'arrival' FROM verdict WHERE length(output) >= 1400;
