-- Certificates of phones' keys whose officer a restored database does not know: the chain comes back once that id is
-- entered again. `since`: when the key was enrolled.
CREATE TABLE stray (
  kid BLOB PRIMARY KEY CHECK (length(kid) = 32), officer BLOB NOT NULL CHECK (length(officer) = 16),
  since INTEGER NOT NULL, certificate TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX stray_officer ON stray(officer);
