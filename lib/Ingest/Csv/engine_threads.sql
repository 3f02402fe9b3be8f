select current_setting('threads')::integer
