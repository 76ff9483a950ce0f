-- A page of an officer's keys, the newest first, is read where it begins.
CREATE INDEX enrolment_officer_since ON enrolment(officer, since, kid);
DROP INDEX enrolment_officer;
