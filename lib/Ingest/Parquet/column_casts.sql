-- How values of a Parquet file become those of the lake; NULL where something would be lost. Texts are taken by the same grammar as in a CSV, and empty texts are NULL.
create or replace temporary macro text_of_text(text) as nullif(text::varchar, '');

create or replace temporary macro text_of_bytes(bytes) as nullif(try(decode(bytes)), '');

create or replace temporary macro uuid_of_bytes(bytes) as try_cast(nullif(hex(bytes), '') as uuid);

create or replace temporary macro uuid_of_text(text) as try_cast(text::varchar as uuid);

-- What .NET and the lake's partitions hold; infinities lie outside.
create or replace temporary macro time_within_years(moment) as
    case when moment >= timestamp '0001-01-01' and moment < timestamp '10000-01-01' then moment end;

create or replace temporary macro time_of_timestamp(moment) as
    date_trunc('second', time_within_years(moment)::timestamp);

-- Division cuts toward zero.
create or replace temporary macro time_of_nanoseconds(moment) as
    case
        when isfinite(moment) then make_timestamp(
            (epoch_ns(moment) // 1000000000 - (epoch_ns(moment) % 1000000000 < 0)::bigint) * 1000000
        )
    end;

-- A cast would go through the session's time zone.
create or replace temporary macro time_of_instant(moment) as
    case
        when moment >= timestamptz '0001-01-01 00:00:00+00' and moment < timestamptz '10000-01-01 00:00:00+00'
            then date_trunc('second', make_timestamp(epoch_us(moment)))
    end;

create or replace temporary macro moment_of_text(text) as
    try_cast(substr(text, 1, 10) || ' ' || substr(text, 12, 8) as timestamp);

create or replace temporary macro offset_of_text(text, part) as
    regexp_extract(text, '([+-])([0-9]{2}):?([0-9]{2})?$', part);

create or replace temporary macro offset_minutes(text) as
    60 * offset_of_text(text, 2)::bigint + coalesce(nullif(offset_of_text(text, 3), '')::bigint, 0);

create or replace temporary macro signed_offset_minutes(text) as
    case offset_of_text(text, 1)
        when '+' then offset_minutes(text)
        when '-' then -offset_minutes(text)
        else 0
    end;

create or replace temporary macro time_of_text(text) as
    case
        when regexp_full_match(
            text,
            '[0-9]{4}-[0-9]{2}-[0-9]{2} ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)? UTC'
        )
            then time_within_years(moment_of_text(text))
        when regexp_full_match(
            text,
            '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)?(Z|[+-]([01][0-9]|2[0-3])(:?([0-5][0-9]))?)'
        )
            and moment_of_text(text) >= timestamp '0001-01-01'
            then time_within_years(
                make_timestamp(epoch_us(moment_of_text(text)) - 60000000 * signed_offset_minutes(text))
            )
    end;

create or replace temporary macro is_cut_timestamp(moment) as coalesce(epoch_us(moment) % 1000000 <> 0, false);

create or replace temporary macro is_cut_nanoseconds(moment) as coalesce(epoch_ns(moment) % 1000000000 <> 0, false);

create or replace temporary macro is_cut_text(text) as coalesce(regexp_matches(text, '[.][0-9]*[1-9]'), false);

create or replace temporary macro id_of_integer(number) as try_cast(number as bigint);

-- Where a floating-point number first stands for more than one whole number, or more than one price of two decimals.
create or replace temporary macro id_below(id, limit_of_exactness) as
    case when id > -limit_of_exactness and id < limit_of_exactness then id end;

-- An id with NULLs beside it is often stored as a floating-point number.
create or replace temporary macro id_of_double(number) as
    case when number = trunc(number) then id_below(try_cast(number as bigint), 9007199254740992) end;

create or replace temporary macro id_of_float(number) as
    case when number = trunc(number) then id_below(try_cast(number as bigint), 16777216) end;

create or replace temporary macro id_of_text(text) as
    case
        when regexp_full_match(text, '-?[0-9]+') then try_cast(text as bigint)
        when regexp_full_match(text, '-?[0-9]+[.]0+')
            then id_below(try_cast(split_part(text, '.', 1) as bigint), 9007199254740992)
    end;

create or replace temporary macro price_of_number(number) as
    case
        when try(cast_to_type(try_cast(number as decimal(10, 2)), number)) = number
            then try_cast(number as decimal(10, 2))
    end;

create or replace temporary macro price_of_float(number) as
    case when abs(number) < 131072 then price_of_number(number) end;

create or replace temporary macro price_of_text(text) as
    case
        when regexp_full_match(text, '-?[0-9]+([.][0-9]{1,2}0*)?') then try_cast(text as decimal(10, 2))
    end;

create or replace temporary macro is_uuid(session) as
    session is null
    or regexp_full_match(session::varchar, '[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}');

create or replace temporary macro is_lost(source_value, value) as source_value is not null and value is null;

create or replace temporary macro has_line_break(text) as coalesce(regexp_matches(text, '[\r\n\x00]'), false);

create or replace temporary macro is_undecodable(bytes) as bytes is not null and try(decode(bytes)) is null;

-- Bytes that are no text are shown escaped.
create or replace temporary macro shown_bytes(bytes) as coalesce(try(decode(bytes)), bytes::varchar)
