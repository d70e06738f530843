"""Second readings of bodies of law, as code: slow, obvious, written from the texts, and independent of the library."""
