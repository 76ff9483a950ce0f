-- The level of the organ decides, whatever a registration names: where that is another, the enterprise's visits are
-- derived and judged again.
UPDATE pending_verdict SET why = 'organ' WHERE id IN (
  SELECT r.id FROM registration r JOIN organ o ON o.id = r.organ WHERE r.level <> o.level);
INSERT INTO pending_verdict (enterprise, id, why)
SELECT enterprise, id, 'organ' FROM registration WHERE enterprise IN (
  SELECT r.enterprise FROM registration r JOIN organ o ON o.id = r.organ WHERE r.level <> o.level)
AND id NOT IN (SELECT id FROM pending_verdict);
