select current_setting($name)::varchar as value
