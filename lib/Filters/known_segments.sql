-- The segments of users, whether or not somebody is in them.
select unnest(['Power User', 'Active User', 'Occasional User', 'One-time User']) as name
