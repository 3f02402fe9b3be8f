set preserve_insertion_order = false
