call enable_logging(['FileSystem', 'PhysicalOperator'], level = 'trace')
