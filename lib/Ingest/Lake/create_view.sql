create or replace {kind} {name} as
{query}
