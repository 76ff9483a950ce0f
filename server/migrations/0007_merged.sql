-- What was merged into an enterprise: plan items and filings that name it count for the one that survives.
CREATE INDEX enterprise_merged ON enterprise(merged_into) WHERE merged_into IS NOT NULL;
