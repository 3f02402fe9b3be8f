set preserve_insertion_order = true
