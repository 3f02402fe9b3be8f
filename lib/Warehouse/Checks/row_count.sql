select count(*) as rows from {relation}
