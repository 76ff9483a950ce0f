-- Which regions are told of a visit is asked for every visit: the index answers it alone.
DROP INDEX premises_enterprise;
CREATE INDEX premises_enterprise ON premises(enterprise, until, region);
