-- What an anchor can be.
select distinct label as name

from path_labels
