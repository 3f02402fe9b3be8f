drop table if exists ingest_rejects;
drop table if exists ingest_scans;
