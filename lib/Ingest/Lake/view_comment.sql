comment on view events_raw is {state}
