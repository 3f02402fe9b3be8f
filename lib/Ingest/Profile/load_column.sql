create or replace temporary table profile_memory as
select {column}::{type} as value
from events_raw
