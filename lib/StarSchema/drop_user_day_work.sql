drop macro table if exists temp.user_days_of;
drop table if exists temp.session_days_over_midnight
