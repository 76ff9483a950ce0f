-- Region files: which parts hold a region's rows, as of which change, and from which day (since 1970) on its visits are in
-- them. The parts themselves are files beside the database, by the hash of their bytes.
CREATE TABLE region_file (
  region TEXT PRIMARY KEY, epoch TEXT NOT NULL, seq INTEGER NOT NULL, from_day INTEGER NOT NULL,
  made_at INTEGER NOT NULL, parts TEXT NOT NULL
) STRICT, WITHOUT ROWID;
