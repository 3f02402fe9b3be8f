create table if not exists data_quality_results (
    run_id varchar not null,
    check_name varchar not null,
    relation varchar not null,
    severity varchar not null,
    rule varchar not null,
    observed double,
    threshold double not null,
    status varchar not null,
    sample_keys varchar[] not null,
    reason varchar,
)
