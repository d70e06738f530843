"""Second readings of bodies of law, written from their text and run: slow, obvious, and independent of the library.

Each module is plain functions over the JSON of a contact and a case, and imports no rule of the library. Where a fact
is unknown it says which answers are possible under some value of it, and the engine may then not open the contact.
"""
