"""Maryland: Com. Law 14-202, which binds whoever collects a debt of a consumer transaction, creditors included.

Paragraph (11) makes conduct that breaks the federal Act a breach here too, and so carries its hours, places, attorneys,
cease requests and, by Regulation F, its numbers of calls to creditors. Only the opening of that paragraph was found;
which federal sections it names is known from memory and read here as 15 USC 1692b to 1692f. COMAR was searched and
holds no rule of contact.

Knowingly not encoded: what is threatened or disclosed (14-202(1) to (3), (5), (7) to (10)).
"""

from typing import Final

from ....rules import Pack
from ....shapes import Ban
from ....vocabulary import CONSUMERS, ELECTRONIC, TELEPHONE, Confidence, Medium, Purpose, Recipient
from ...binding import ANYONE, covering
from .adopting import OF_THE_CALL_LIMITS, OF_THE_STATUTE, each_adopted, many_calls, unusual_hours
from .common import Jurisdiction, statute
from .purposes import ABOUT_THE_DEBT

_CODE: Final = "Md. Code, Com. Law"
_EMPLOYER: Final = statute(_CODE, "14-202(4)")
_FREQUENCY: Final = statute(_CODE, "14-202(6)")
_FEDERAL: Final = statute(_CODE, "14-202(11)", Confidence.PARTIAL)
_KIN: Final = CONSUMERS | {Recipient.HOUSEHOLD_MEMBER}
_ALL_BUT_MAIL: Final = TELEPHONE | ELECTRONIC | {Medium.IN_PERSON}

_OWN = Pack(
    "us.md.14-202",
    "Maryland: Com. Law 14-202",
    (
        Ban(unless_judgment=True).rule(
            "us.md.14-202-4.employer",
            "Not to the employer before a final judgment",
            _EMPLOYER,
            recipients=(Recipient.EMPLOYER,),
            purposes=ABOUT_THE_DEBT - {Purpose.POSTJUDGMENT_REMEDY},
            exceptions="where another statute permits it, as for a court's paper; location information is not spared",
            example="a call to the employer about a debt without a judgment is denied.",
        ),
        many_calls("us.md.14-202-6.frequency", _FREQUENCY, recipients=_KIN, media=_ALL_BUT_MAIL),
        unusual_hours("us.md.14-202-6.unusual-hours", _FREQUENCY, recipients=_KIN - CONSUMERS, media=_ALL_BUT_MAIL),
    ),
    covering(ANYONE, under="Md. Com. Law 14-201"),
    "US-MD",
)
_FEDERAL_WORDS = Pack(
    "us.md.federal-words",
    "Maryland: the federal rules for everybody who collects",
    each_adopted((*OF_THE_STATUTE, *OF_THE_CALL_LIMITS), "us.md.14-202-11", _FEDERAL, federal="all"),
    covering(ANYONE, under="Md. Com. Law 14-201"),
    "US-MD",
)

JURISDICTION: Final = Jurisdiction(
    "US-MD",
    "Maryland",
    Confidence.PARTIAL,
    (_OWN, _FEDERAL_WORDS),
    (_EMPLOYER, _FREQUENCY, _FEDERAL),
    "Binds creditors too: no contact with the employer before judgment, and whatever breaks the federal Act breaks "
    "this one; that paragraph was read in part, its list of federal sections is taken to be 1692b to 1692f. Frequency "
    "and unusual hours without numbers are advice. Not encoded: threats and disclosures.",
)
