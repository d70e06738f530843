"""The names that callers give to things. They are shown in reasons, so none of them may be a telephone number."""

import re
from typing import Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

FORM: Final = r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$"

RESERVED: Final = frozenset({"unknown", "none", "null", "nan", "undefined"})
"""Words that say that there is nothing or that nobody knows, in our own words or as programs write it."""

_HARMLESS: Final = (
    r"^(?:[A-MO-TV-Za-mo-tv-z][A-Za-z._:-]*(?:[0-9][A-Za-z._:-]*){0,7}|[0-9]{1,8}"
    r"|(?:account|acct|acc|attempt|call|case|debt|letter|loan|request|text)[._:-]?[0-9]{1,32})$"
)
"""Nearly all ids: too few digits for a telephone number, another first letter than every reserved word; or a number of
what is no telephone. pydantic takes these without a call of ours."""
_is_harmless: Final = re.compile(_HARMLESS.removesuffix("$")).fullmatch
_LONGEST: Final = 64

_OF_TELEPHONES: Final = (
    "telephone|tel|phone|ph|cellphone|cell|mobile|mob|home|work|office|fax|sms|number|landline|voip|whatsapp|consumer"
)
_TELEPHONE: Final = re.compile(
    rf"""(?:(?:{_OF_TELEPHONES})[._:-]*)*                       # cell-
    (?:1[._:-]*)? [2-9][0-9]{{2}}[._:-]* [2-9][0-9]{{2}}[._:-]* [0-9]{{4}}
    (?:[._:-]*(?:x|ext|extension)[._:-]*[0-9]{{1,6}})?
    (?:[._:-]+(?:{_OF_TELEPHONES}))*
    | [2-9][0-9]{{2}}[._-][0-9]{{4}}                            # without its area code""",
    re.IGNORECASE | re.VERBOSE,
)
_WRITTEN_OUT: Final = re.compile(r"(?<![A-Za-z0-9])[2-9][0-9]{2}[._:-][2-9][0-9]{2}[._-][0-9]{4}(?![A-Za-z0-9])")
"""A telephone number with its parts apart can be nothing else, whatever stands beside it."""
_SOCIAL_SECURITY: Final = re.compile(
    r"(?<![A-Za-z0-9])[0-9]{3}[._-][0-9]{2}[._-][0-9]{4}(?![A-Za-z0-9])|(?:ssn|itin|tin)[._:-]*[0-9]{9}(?![0-9])",
    re.IGNORECASE,
)
_WELL_FORMED: Final = re.compile(FORM.removesuffix("$"))

NEEDED: Final = "an id: up to 64 letters, digits and . _ : -, beginning with a letter or a digit"


def is_usual_id(value: object) -> bool:
    """Whether a value is an id of which that is plain at once; of another one it may be."""
    return value.__class__ is str and len(value) <= _LONGEST and _is_harmless(value) is not None


def why_no_id(value: object) -> str:
    """What keeps a value from being an id; empty if nothing does."""
    if not isinstance(value, str) or not _WELL_FORMED.fullmatch(value):
        return f"must be {NEEDED}"
    if value.lower() in RESERVED:
        return "a word for nothing or for not knowing is no id: leave the field out, or give what is known"
    if _TELEPHONE.fullmatch(value) or _WRITTEN_OUT.search(value):
        return "could be a telephone number, and ids are shown: give another id (of an account, such as acct-5)"
    if _SOCIAL_SECURITY.search(value):
        return "could be a social security number, and ids are shown: give another id"
    return ""


def _checked(value: str) -> str:
    why = why_no_id(value)
    if why:
        raise PydanticCustomError("id", "{said}", {"said": why})
    return value


class IdForm:
    """Stands in the annotation of ids and has them checked, nearly all of them at once."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.union_schema(
            [
                core_schema.str_schema(pattern=_HARMLESS, max_length=_LONGEST),
                core_schema.no_info_after_validator_function(_checked, core_schema.str_schema()),
            ],
            mode="left_to_right",
            custom_error_type="id",
            custom_error_message=f"must be {NEEDED}",
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "pattern": FORM, "not": {"enum": sorted(RESERVED)}}
