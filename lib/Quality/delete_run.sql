delete from data_quality_results where run_id = $run_id
