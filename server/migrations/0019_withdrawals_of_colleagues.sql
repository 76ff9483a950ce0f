-- Until then any officer of the organ withdrew a visit, and what came by then goes on to count; later, those who came and
-- the organ's managers do.
INSERT INTO setting (name, value)
SELECT 'colleagues_withdrew_until', '' || max(received_at) FROM event HAVING max(received_at) IS NOT NULL;
