-- The category and the brand that users viewed most; of equally many the one viewed last.
create or replace temp macro user_favourites(from_time, as_of, first_user, last_user) as table

with

views as (

    select *

    from window_events(from_time, as_of, first_user, last_user)

    where event_type = 'view'

),

categories as (

    select
        user_id,
        category_code,
        count(*) as views,
        max(event_id) as last_view,

    from views

    where category_code is not null

    group by
        user_id,
        category_code

),

brands as (

    select
        user_id,
        brand,
        count(*) as views,
        max(event_id) as last_view,

    from views

    where brand is not null

    group by
        user_id,
        brand

),

primary_categories as (

    select
        user_id,
        arg_max(category_code, {'views': views, 'last_view': last_view}) as primary_category,
        count(*) as categories,

    from categories

    group by user_id

),

preferred_brands as (

    select
        user_id,
        arg_max(brand, {'views': views, 'last_view': last_view}) as preferred_brand,

    from brands

    group by user_id

),

final as (

    select
        coalesce(primary_categories.user_id, preferred_brands.user_id) as user_id,
        primary_category,
        preferred_brand,
        categories,

    from primary_categories

    full join preferred_brands
        on primary_categories.user_id = preferred_brands.user_id

)

select * from final
