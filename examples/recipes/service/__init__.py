"""A service that decides for dialers that are not written in Python."""
