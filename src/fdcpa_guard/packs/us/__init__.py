"""The law of the United States."""
