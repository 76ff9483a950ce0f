-- What a session's phone or computer is called in plain words, as «Chrome · Android», so that its owner knows it again.
ALTER TABLE session ADD COLUMN device TEXT;
