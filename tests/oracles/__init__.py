"""Second readings of parts of the law as slow and obvious programs, each against the engine in `tests.differential`."""
