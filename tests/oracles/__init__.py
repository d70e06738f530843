"""Second readings of the law, as slow and obvious programs, for the tests to hold the rules against.

They read the JSON of a case and a contact, and import nothing of the library.
"""
