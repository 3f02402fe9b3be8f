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
