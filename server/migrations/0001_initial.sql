-- Times are milliseconds since 1970-01-01T00:00Z, civil dates are text YYYY-MM-DD, both ends included.
-- `since`/`until` bound a dated fact: since <= t < until, until null while it holds.
-- Ids of people, enterprises, premises, plans, filings and events are 16-byte UUIDs, time-ordered where we make them.

-- ── Who and where ───────────────────────────────────────────────────────────
CREATE TABLE region (
  code TEXT PRIMARY KEY, name TEXT NOT NULL, name_en TEXT NOT NULL,
  level TEXT NOT NULL, parent TEXT REFERENCES region(code)
) STRICT, WITHOUT ROWID;

CREATE TABLE organ (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, name_en TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('national','province','city','county','township')),
  region TEXT NOT NULL REFERENCES region(code)
) STRICT, WITHOUT ROWID;

-- A team (支队, 大队) counts as the organ that it belongs to on the day.
CREATE TABLE organ_parent (
  organ TEXT NOT NULL REFERENCES organ(id), parent TEXT NOT NULL REFERENCES organ(id),
  since INTEGER NOT NULL, until INTEGER, PRIMARY KEY (organ, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), name TEXT NOT NULL,
  certificate TEXT, certificate_until TEXT, made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a role; exactly the place that the role speaks of is filled.
CREATE TABLE membership (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), person BLOB NOT NULL REFERENCES person(id),
  role TEXT NOT NULL CHECK (role IN ('officer','manager','supervisor','enterprise','administrator')),
  organ TEXT REFERENCES organ(id), region TEXT REFERENCES region(code), enterprise BLOB REFERENCES enterprise(id),
  since INTEGER NOT NULL, until INTEGER,
  CHECK (role NOT IN ('officer','manager') OR organ IS NOT NULL),
  CHECK (role <> 'supervisor' OR region IS NOT NULL),
  CHECK (role <> 'enterprise' OR enterprise IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_person ON membership(person);
CREATE INDEX membership_organ ON membership(organ) WHERE organ IS NOT NULL;

-- ── Signing in ──────────────────────────────────────────────────────────────
CREATE TABLE account (
  person BLOB PRIMARY KEY REFERENCES person(id), login TEXT NOT NULL UNIQUE, password TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE link (
  hash BLOB PRIMARY KEY, person BLOB NOT NULL REFERENCES person(id),
  made_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE session (
  id BLOB PRIMARY KEY, person BLOB NOT NULL REFERENCES person(id),
  made_at INTEGER NOT NULL, ended_at INTEGER, ended_why TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE refresh_token (
  hash BLOB PRIMARY KEY, session BLOB NOT NULL REFERENCES session(id),
  parent BLOB,                                       -- the token that it replaces
  made_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, replaced_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX refresh_token_session ON refresh_token(session);
CREATE INDEX refresh_token_parent ON refresh_token(parent) WHERE parent IS NOT NULL;
CREATE TABLE throttle (
  key TEXT PRIMARY KEY, failures INTEGER NOT NULL, last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE audit (
  id BLOB PRIMARY KEY, at INTEGER NOT NULL, actor BLOB, act TEXT NOT NULL, subject TEXT, detail TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE feedback (
  id BLOB PRIMARY KEY, at INTEGER NOT NULL, person BLOB NOT NULL REFERENCES person(id), page TEXT NOT NULL, text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- ── Enterprises ─────────────────────────────────────────────────────────────
CREATE TABLE enterprise (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), name TEXT NOT NULL, initials TEXT NOT NULL,
  region TEXT NOT NULL REFERENCES region(code),      -- where it is registered: its pack's region
  contact TEXT, state TEXT NOT NULL CHECK (state IN ('open','closed','deregistered')),
  merged_into BLOB REFERENCES enterprise(id), merged_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE credit_code (
  code TEXT NOT NULL, enterprise BLOB NOT NULL REFERENCES enterprise(id),
  since INTEGER NOT NULL, until INTEGER, PRIMARY KEY (code, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX credit_code_enterprise ON credit_code(enterprise);
CREATE TABLE premises (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), enterprise BLOB NOT NULL REFERENCES enterprise(id),
  region TEXT NOT NULL REFERENCES region(code), address TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX premises_enterprise ON premises(enterprise);
-- A code at a door, ours or foreign (provincial code, business licence), bound to one premises for a time.
CREATE TABLE code (
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 8), kind TEXT NOT NULL CHECK (kind IN ('door','foreign')),
  text TEXT NOT NULL, premises BLOB NOT NULL REFERENCES premises(id),
  since INTEGER NOT NULL, until INTEGER, PRIMARY KEY (fingerprint, text, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX code_premises ON code(premises);

-- ── What is planned ─────────────────────────────────────────────────────────
CREATE TABLE matter (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, name_en TEXT NOT NULL, basis TEXT NOT NULL,
  organ TEXT REFERENCES organ(id), method TEXT NOT NULL, cap INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE pack (
  hash BLOB PRIMARY KEY, id TEXT NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL,
  signature TEXT NOT NULL, loaded_at INTEGER NOT NULL, UNIQUE (id, version)
) STRICT, WITHOUT ROWID;
-- A later version of an organ's plan holds from its submission on and never mends an earlier visit.
CREATE TABLE plan (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), organ TEXT NOT NULL REFERENCES organ(id), year INTEGER NOT NULL,
  version INTEGER NOT NULL, submitted_at INTEGER NOT NULL, UNIQUE (organ, year, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE plan_item (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), plan BLOB NOT NULL REFERENCES plan(id),
  enterprise BLOB REFERENCES enterprise(id), matters TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_item_plan ON plan_item(plan, enterprise);
CREATE TABLE filing (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), organ TEXT NOT NULL REFERENCES organ(id),
  enterprise BLOB REFERENCES enterprise(id), matters TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL,
  filed_at INTEGER NOT NULL, published INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX filing_organ ON filing(organ, enterprise);

-- ── Evidence: only ever added to ────────────────────────────────────────────
CREATE TABLE enrolment (
  kid BLOB PRIMARY KEY CHECK (length(kid) = 32),     -- RFC 7638 thumbprint
  device BLOB NOT NULL, officer BLOB NOT NULL REFERENCES person(id),
  point BLOB NOT NULL CHECK (length(point) = 65),    -- the public key, uncompressed
  grade TEXT NOT NULL CHECK (grade IN ('non_extractable','jwk','memory')),
  since INTEGER NOT NULL, revoked_at INTEGER, certificate TEXT NOT NULL,
  -- Every number of the chain up to `head` is stored, or was given up after 72 hours. `head_hash` is of the JWS there,
  -- at 0 of the certificate.
  head INTEGER NOT NULL DEFAULT 0, head_hash BLOB NOT NULL CHECK (length(head_hash) = 32)
) STRICT, WITHOUT ROWID;
CREATE INDEX enrolment_officer ON enrolment(officer);
-- Rows of some kilobytes: in the order of arrival they are appended, and the indexes beside them stay small.
CREATE TABLE event (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE CHECK (length(id) = 16), kid BLOB NOT NULL, seq INTEGER NOT NULL,
  type TEXT NOT NULL, author BLOB NOT NULL, jws TEXT NOT NULL, hash BLOB NOT NULL, receipt TEXT NOT NULL,
  received_at INTEGER NOT NULL, estimated_at INTEGER NOT NULL, shift INTEGER NOT NULL, grade TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('accepted','held')), gap INTEGER NOT NULL DEFAULT 0, UNIQUE (kid, seq)
) STRICT;
CREATE INDEX event_held ON event(received_at) WHERE state = 'held';
-- Which registrations an event speaks of that is none itself; they may not be known yet.
CREATE TABLE about (
  registration BLOB NOT NULL, event BLOB NOT NULL, PRIMARY KEY (registration, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX about_event ON about(event);
CREATE TABLE quarantine (
  hash BLOB PRIMARY KEY, jws TEXT NOT NULL, why TEXT NOT NULL, kid BLOB, seq INTEGER, event BLOB,
  received_at INTEGER NOT NULL, receipt TEXT NOT NULL, fills INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX quarantine_chain ON quarantine(kid, seq) WHERE fills = 1;

-- ── Derived: can be made again from the evidence ────────────────────────────
-- `enterprise` is an enterprise's id (16 bytes) or, while the code is unknown, its fingerprint (8 bytes).
-- `verdict` and `earliest` (days since 1970) are what the rules said last; null where they could not judge.
CREATE TABLE registration (
  enterprise BLOB NOT NULL, instant INTEGER NOT NULL, id BLOB NOT NULL,
  at INTEGER NOT NULL, started_at INTEGER, organ TEXT NOT NULL, level TEXT NOT NULL, category TEXT NOT NULL,
  matters TEXT NOT NULL, ground TEXT, reference TEXT, joint BLOB, entry TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('stands','withdrawn','same_visit')), received_at INTEGER NOT NULL,
  verdict TEXT, earliest INTEGER,
  premises BLOB, region TEXT NOT NULL,               -- of the enterprise; of the organ while unresolved
  code BLOB, author BLOB NOT NULL, officers TEXT NOT NULL, same_as BLOB, gap INTEGER NOT NULL DEFAULT 0,
  grade TEXT NOT NULL, PRIMARY KEY (enterprise, instant, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX registration_id ON registration(id);
CREATE INDEX registration_organ ON registration(organ, instant);
CREATE INDEX registration_region ON registration(region, instant);
CREATE INDEX registration_unknown ON registration(enterprise) WHERE length(enterprise) = 8;
-- What the rules said of a visit, in full, and why the phone said otherwise. Appended, as `event` is.
CREATE TABLE verdict (
  id BLOB NOT NULL UNIQUE, enterprise BLOB NOT NULL, output TEXT NOT NULL, pack BLOB NOT NULL, differs TEXT NOT NULL
) STRICT;
CREATE TABLE attendance (
  registration BLOB NOT NULL, officer BLOB NOT NULL, event BLOB NOT NULL, bound INTEGER NOT NULL,
  PRIMARY KEY (registration, officer)
) STRICT, WITHOUT ROWID;
CREATE TABLE averted (
  enterprise BLOB NOT NULL, instant INTEGER NOT NULL, id BLOB NOT NULL, organ TEXT NOT NULL, region TEXT NOT NULL,
  author BLOB NOT NULL, PRIMARY KEY (enterprise, instant, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX averted_id ON averted(id);
-- A verdict that another took the place of, when, and why: a record, not derived.
CREATE TABLE verdict_log (
  id BLOB NOT NULL, n INTEGER NOT NULL, until INTEGER NOT NULL, output TEXT NOT NULL, pack BLOB NOT NULL,
  why TEXT NOT NULL, PRIMARY KEY (id, n)
) STRICT, WITHOUT ROWID;

-- ── What phones pull: the newest place of each row of a scope in commit order; gone = tombstone ─
CREATE TABLE change (
  scope TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, key BLOB NOT NULL,
  day INTEGER, gone INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (scope, seq), UNIQUE (scope, kind, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE sequence (name TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
