"""Second readings of the law, as programs: slow, obvious, of the text alone, and independent of the library's rules."""
