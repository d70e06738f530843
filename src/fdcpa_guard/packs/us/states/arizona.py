"""Arizona: A.A.C. R20-4-1501 and R20-4-1513, for licensed collection agencies.

A contact includes an attempt. R20-4-1512, on hours and harassment, was not found: it is advice. Pages that say that
Arizona allows calls from Monday to Saturday only cite nothing and are not followed.
"""

from datetime import date
from typing import Final

from ....rules import Pack
from ....shapes import Asked, RepresentationStops, RequestStops
from ....vocabulary import CONSUMERS, OTHERS, Confidence, Purpose
from ...binding import COLLECTORS, covering
from .adopting import many_calls, unusual_hours
from .common import Jurisdiction, regulation
from .purposes import ABOUT_THE_DEBT

_AMENDED: Final = (date(2023, 10, 2), None)
_ATTORNEY: Final = regulation("A.A.C.", "R20-4-1513(A)")
_STOP: Final = regulation("A.A.C.", "R20-4-1513")
_CONTACT: Final = regulation("A.A.C.", "R20-4-1501(5)")
_HARASSMENT: Final = regulation("A.A.C.", "R20-4-1512", Confidence.UNREAD)
_WORD_OF_THE_END: Final = frozenset(
    {Purpose.TERMINATION_OF_EFFORTS, Purpose.REMEDY_MAY_BE_INVOKED, Purpose.REMEDY_WILL_BE_INVOKED}
)

_AGENCIES = Pack(
    "us.az.agencies",
    "Arizona: collection agencies",
    (
        unusual_hours("us.az.r20-4-1512.hours", _HARASSMENT),
        many_calls("us.az.r20-4-1512.frequency", _HARASSMENT),
        RepresentationStops().rule(
            "us.az.r20-4-1513-a.attorney",
            "No contact once the debtor says that a lawyer speaks for them",
            _ATTORNEY,
            _CONTACT,
            recipients=CONSUMERS | OTHERS,
            purposes=ABOUT_THE_DEBT,
            in_force=_AMENDED,
            source_note="Word of mouth is enough, the lawyer need not be named, and silence of the lawyer releases "
            "nothing: only the lawyer's denial ends it. It is read as of every representation that the agency knows "
            "of.",
            example='"talk to my lawyer", said on a call: no further attempt until the lawyer denies it.',
        ),
        RequestStops(request=Asked.CEASE, in_writing=True).rule(
            "us.az.r20-4-1513.stop",
            "No contact after a written refusal to pay or request to stop",
            _STOP,
            _CONTACT,
            recipients=CONSUMERS,
            purposes=ABOUT_THE_DEBT - _WORD_OF_THE_END,
            in_force=_AMENDED,
            exceptions="to word that efforts end or that a remedy may or will be invoked, as in federal law",
            example="a letter that refuses to pay came on Monday: a call on Tuesday is denied.",
        ),
    ),
    covering(COLLECTORS, under="A.A.C. R20-4-1501"),
    "US-AZ",
)

JURISDICTION: Final = Jurisdiction(
    "US-AZ",
    "Arizona",
    Confidence.PARTIAL,
    (_AGENCIES,),
    (_ATTORNEY, _STOP, _CONTACT, _HARASSMENT),
    "Agencies: a debtor's word that a lawyer speaks for them stops all contact until the lawyer denies it; a written "
    "refusal or request stops it too. R20-4-1512, hours and harassment, is unread and advice. Creditors are not bound.",
)
