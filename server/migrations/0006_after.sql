-- What officers say of a visit after it. Derived: `outcome` is the one that counts, the last by (estimated time, id).
CREATE TABLE outcome (
  registration BLOB PRIMARY KEY, event BLOB NOT NULL,
  result TEXT NOT NULL CHECK (result IN ('no_problem','problems','refused','closed','not_found','not_completed')),
  rectify_by TEXT                                    -- civil date, the last day
) STRICT, WITHOUT ROWID;
CREATE TABLE explanation (
  registration BLOB NOT NULL, event BLOB NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (registration, event)
) STRICT, WITHOUT ROWID;
-- Accepted at a desk though it had been set aside.
ALTER TABLE event ADD COLUMN released INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registration ADD COLUMN released INTEGER NOT NULL DEFAULT 0;
-- What a desk decided of what was set aside, by the hash of its bytes; the last decision. Derived from the acts in the
-- server's own chain.
CREATE TABLE aside_act (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32), act BLOB NOT NULL, at INTEGER NOT NULL, author BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('accepted','refused')), why TEXT NOT NULL, event BLOB, kid BLOB NOT NULL,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
