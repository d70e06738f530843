"""Telephone numbers and ZIP codes as people and programs write them, in the forms that facts take."""

import re
from typing import Final

_SEPARATORS: Final = re.compile(r"[ \u00a0./()\u2010-\u2013-]+")
_EXTENSION: Final = re.compile(r"[ ,;#*]*(?:x|ext\.?|extension|#)[ .:]*[0-9]{1,6}$", re.IGNORECASE)
_TEN: Final = re.compile(r"(?![2-9]11)[2-9][0-9]{2}[2-9][0-9]{6}")
_ZIP: Final = re.compile(r"[0-9]{5}(-?[0-9]{4})?")


def e164(text: str) -> str | None:
    """A number in E.164 form; None if it is none. Without a country code it is one of the North American plan.

    An extension is left out: it is no part of where the line rings.
    """
    digits = _SEPARATORS.sub("", _EXTENSION.sub("", text.strip()).strip())
    if digits[:1] == "+":
        return digits if digits[1:].isdecimal() and digits.isascii() else None
    if len(digits) == 11 and digits[0] == "1":
        digits = digits[1:]
    return f"+1{digits}" if digits.isascii() and _TEN.fullmatch(digits) else None


def zip_code(text: str) -> str | None:
    """A ZIP code of five digits, or nine with a hyphen; None if it is none. Noughts that a number lost come back."""
    text = text.strip()
    if text.isascii() and text.isdecimal() and len(text) in (3, 4, 8):
        text = text.zfill(5 if len(text) < 5 else 9)
    if not (text.isascii() and _ZIP.fullmatch(text)):
        return None
    return text if len(text) in (5, 10) else f"{text[:5]}-{text[5:]}"
