"""Text of others as it may be shown: nothing in it moves a cursor, turns a direction or begins a line."""


def clean(text: str) -> str:
    """Text without control characters, which could move a terminal's cursor or turn the direction of what follows."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else " " for character in text)
