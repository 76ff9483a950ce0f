-- Registrations that name an enterprise while their code leads nowhere or to another one: when the code is bound, they
-- are looked at again. Derived.
CREATE TABLE claim (
  code BLOB NOT NULL CHECK (length(code) = 8), registration BLOB NOT NULL, PRIMARY KEY (code, registration)
) STRICT, WITHOUT ROWID;

-- The legal organ of the colleague, and the few that wait for a registration. Derived.
ALTER TABLE attendance ADD COLUMN organ TEXT NOT NULL DEFAULT '';
CREATE INDEX attendance_waiting ON attendance(event) WHERE bound = 0;

-- How far the changes had come on a day (days since 1970): tombstones are kept by age, and have none of their own.
CREATE TABLE change_day (day INTEGER PRIMARY KEY, seq INTEGER NOT NULL) STRICT;
CREATE INDEX change_gone ON change(seq) WHERE gone = 1;
