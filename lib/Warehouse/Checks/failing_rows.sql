-- [row key]
-- The text that names a row: the columns of these names in the order of the names, without those that are NULL.
create or replace temp macro row_key(named, names) as

    coalesce(
        array_to_string(
            list_transform(
                names,
                lambda name: list_filter(
                    map_entries(cast(named as map(varchar, varchar))),
                    lambda entry: lower(entry.key) = lower(name)
                )[1].value
            ),
            ', '
        ),
        ''
    )

-- [rows]
-- A relation's rows with the value of the column that is checked and the text that names the row.
create or replace temp macro checked_rows(relation, column_name, key_columns) as table

select
    columns([column_name]) as checked_value,
    row_key(keyed, key_columns) as row_key,

from (
    select columns(list_append(key_columns, column_name))

    from query_table(relation)
) as keyed

-- [not_null]
select
    cast(count(*) as double) as observed,
    array_to_string(min(row_key, 5), chr(31)) as sample_keys,

from checked_rows($relation, $column, $key)

where checked_value is null

-- [accepted_values]
select
    cast(count(*) as double) as observed,
    array_to_string(min(row_key, 5), chr(31)) as sample_keys,

from checked_rows($relation, $column, $key)

where cast(checked_value as varchar) not in (select unnest(string_split($accepted, chr(31))))

-- [range]
select
    cast(count(*) as double) as observed,
    array_to_string(min(row_key, 5), chr(31)) as sample_keys,

from checked_rows($relation, $column, $key)

where checked_value < cast($minimum as decimal(38, 6)) or checked_value > cast($maximum as decimal(38, 6))

-- [regex]
select
    cast(count(*) as double) as observed,
    array_to_string(min(row_key, 5), chr(31)) as sample_keys,

from checked_rows($relation, $column, $key)

where not regexp_full_match(cast(checked_value as varchar), $pattern)
