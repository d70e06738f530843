"""The facts as flat tables: the door in. No input or output happens here."""
