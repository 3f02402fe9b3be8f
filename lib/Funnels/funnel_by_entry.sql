-- The units of the funnel by brand or category of the event that starts their attempt.
select
    units.*,
    coalesce(entry_values.value, variants.value) as value,

from {units} as units

left join funnel_variants as variants
    on units.{entry_key} = variants.entry_key
    and variants.is_known

left join funnel_entry_values as entry_values
    on units.unit_key = entry_values.unit_key
