"""Applications that use the library, each in a folder of its own."""
