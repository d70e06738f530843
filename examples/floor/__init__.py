"""A collections floor: its own untidy tables, views to the facts, and a day's work on what they decide."""
