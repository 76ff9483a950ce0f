-- Chains of officers whom a restored server does not know, with the certificates that it had sealed for them: their
-- events wait in quarantine until that officer is entered again.
CREATE TABLE lost_chain (
  kid BLOB PRIMARY KEY CHECK (length(kid) = 32), officer BLOB NOT NULL, since INTEGER NOT NULL, certificate TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX lost_chain_officer ON lost_chain(officer);
