-- An enterprise's risk grade, dated: civil dates, both ends included, no two on one day; last_day null while it holds.
CREATE TABLE enterprise_grade (
  enterprise BLOB NOT NULL REFERENCES enterprise(id), grade TEXT NOT NULL,
  first_day TEXT NOT NULL, last_day TEXT, PRIMARY KEY (enterprise, first_day)
) STRICT, WITHOUT ROWID;
-- When the organ's head approved it; null: not.
ALTER TABLE filing ADD COLUMN approved_at INTEGER;
