"""Second readings of parts of the law: slow and obvious programs, written from the text, to try the engine against."""
