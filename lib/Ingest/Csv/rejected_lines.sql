select distinct line
from ingest_rejects
order by line
