call disable_logging()
