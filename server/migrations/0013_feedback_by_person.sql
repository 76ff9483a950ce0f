-- A person's feedback of a day is counted before more is taken.
CREATE INDEX feedback_person ON feedback(person, at);
