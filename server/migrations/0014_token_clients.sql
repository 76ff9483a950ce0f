-- Who showed a refresh token first: the hash of the secret that the app keeps for itself, where it has one, and of what
-- the browser says of itself. Null: before this was noted.
ALTER TABLE refresh_token ADD COLUMN client BLOB;
ALTER TABLE refresh_token ADD COLUMN agent BLOB;
