-- After the retention period an event's bytes are replaced by the server's sealed word that they were erased, and when
-- (milliseconds). Its author is then nobody (16 zero bytes).
ALTER TABLE event ADD COLUMN erased_at INTEGER;
ALTER TABLE quarantine ADD COLUMN erased_at INTEGER;
-- What is kept, the oldest first; and up to where something was erased: verdicts that may rest on it stand as they are.
CREATE INDEX event_kept ON event(received_at) WHERE erased_at IS NULL;
CREATE INDEX event_erased ON event(received_at) WHERE erased_at IS NOT NULL;
CREATE INDEX quarantine_kept ON quarantine(received_at) WHERE erased_at IS NULL;
-- A decision goes with the event that it let count, and the other way.
CREATE INDEX aside_act_event ON aside_act(event) WHERE event IS NOT NULL;
CREATE INDEX aside_act_act ON aside_act(act);
