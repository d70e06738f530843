"""Data of a policy: what shapes and their exceptions are made of."""

from pydantic import ValidationError

from ..errors import InvalidPolicy
from ..facts.checked import Checked, refusal
from ..json_text import NotJson


class Strict(Checked):
    """Data of a policy: immutable, unknown fields refused, errors of type `InvalidPolicy` that name each field."""

    @classmethod
    def _refused(cls, error: ValidationError | NotJson) -> InvalidPolicy:
        return InvalidPolicy(str(refusal(error, cls, name_fields=True)))
