"""Recipes: small programs that put the library into what people already have, each in a folder of its own."""
