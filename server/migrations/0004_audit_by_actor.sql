-- Each reading at a desk asks whether the same person read the same within the hour.
CREATE INDEX audit_actor ON audit(actor, at);
