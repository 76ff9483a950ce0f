-- An officer's registrations of a day at one enterprise are counted where one is shown at a desk.
CREATE INDEX registration_author ON registration(author, enterprise, at);
