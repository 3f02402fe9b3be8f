set variable folder = $folder;
set variable window_from = $window_from;
set variable window_to = $window_to;
set variable row_group_size = $row_group_size;
set variable copies = $copies
