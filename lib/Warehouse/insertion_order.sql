select current_setting('preserve_insertion_order') as is_kept
