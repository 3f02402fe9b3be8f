select session_key as sample_key

from fact_sessions

where duration_seconds > 24 * 3600
