-- Each line of the trail is chained to the one before: `n` is its place, `prev` and `hash` are of the chain. Lines of
-- before have a place and no hashes.
ALTER TABLE audit ADD COLUMN n INTEGER;
ALTER TABLE audit ADD COLUMN prev BLOB;
ALTER TABLE audit ADD COLUMN hash BLOB;
UPDATE audit SET n = numbered.place FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM audit) AS numbered
  WHERE numbered.id = audit.id;
CREATE UNIQUE INDEX audit_place ON audit(n);
-- The first line that is kept and the last: what is missing outside of them was removed.
CREATE TABLE audit_chain (
  one INTEGER PRIMARY KEY CHECK (one = 1), first INTEGER NOT NULL, chained INTEGER NOT NULL,
  last INTEGER NOT NULL, hash BLOB
) STRICT;
INSERT INTO audit_chain (one, first, chained, last, hash)
  SELECT 1, coalesce(min(n), 1), coalesce(max(n), 0) + 1, coalesce(max(n), 0), NULL FROM audit;
