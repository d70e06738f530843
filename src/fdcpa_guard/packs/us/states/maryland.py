"""Maryland: Com. Law 14-202, which binds whoever collects a debt of a consumer transaction, creditors included.

Paragraphs (1) to (10) were read whole. Paragraph (11) makes conduct that breaks the federal Act a breach here too, and
so carries its hours, places, attorneys, cease requests and, by Regulation F from the day it took effect, its numbers
of calls to creditors. Only the opening of that paragraph was found; which federal sections it names is known from
memory and read here as 15 USC 1692b to 1692f, with the stops of 1692g(b), but not its notice. COMAR was searched and
holds no rule of contact.

Knowingly not encoded: threats of prosecution (2) and disclosures of what is known to be false (3), for which there is
no fact; threats to disclose (5), and what others' business need is; of rights known not to exist (8) all but paid
debts; forms that feign process (9), licences (10).
"""

from datetime import date
from typing import Final

from ....rules import Pack
from ....shapes import Ban, Debts, NotStatingDebt, Which
from ....vocabulary import CONSUMERS, ELECTRONIC, OTHERS, TELEPHONE, Confidence, ConsentScope, Medium, Recipient
from ...binding import ANYONE, covering
from ...citing import read_twice
from ..federal.fdcpa import empty_threat, envelope_wording, first_second, profanity, threat_of_harm
from ..federal.regf import s06, s18, s22
from ..federal.regf.common import EFFECTIVE
from .adopting import (
    OF_COLLECTORS,
    OF_THE_CALL_LIMITS,
    OF_THE_STATUTE,
    adopted,
    each_adopted,
    many_calls,
    unusual_hours,
)
from .common import Jurisdiction, statute
from .purposes import ABOUT_THE_DEBT, DISCLOSING

_CODE: Final = "Md. Code, Com. Law"
_FORCE: Final = statute(_CODE, "14-202(1)")
_EMPLOYER: Final = statute(_CODE, "14-202(4)")
_DISCLOSURE: Final = statute(_CODE, "14-202(5)")
_FREQUENCY: Final = statute(_CODE, "14-202(6)")
_LANGUAGE: Final = statute(_CODE, "14-202(7)")
_NO_RIGHT: Final = statute(_CODE, "14-202(8)")
_FEDERAL: Final = statute(_CODE, "14-202(11)", Confidence.PARTIAL)
_NUMBERS: Final[tuple[date, None]] = (EFFECTIVE, None)
"""Since when there are numbers of calls to take over."""
_KIN: Final = CONSUMERS | {Recipient.HOUSEHOLD_MEMBER}
_ALL_BUT_MAIL: Final = TELEPHONE | ELECTRONIC | {Medium.IN_PERSON}

_OWN = Pack(
    "us.md.14-202",
    "Maryland: Com. Law 14-202",
    read_twice(
        adopted(
            threat_of_harm, "us.md.14-202-1.threat-of-harm", _FORCE, title="No force or violence, used or threatened"
        ),
        Ban(unless_judgment=True).rule(
            "us.md.14-202-4.employer",
            "Not to the employer before a final judgment",
            _EMPLOYER,
            recipients=(Recipient.EMPLOYER,),
            purposes=ABOUT_THE_DEBT,
            exceptions="where another statute permits it, as for a court's paper; location information is not spared, "
            "nor a remedy for which there is no judgment yet",
            example="a call to the employer about a debt without a judgment is denied.",
        ),
        Ban(lifted_by=ConsentScope.THIRD_PARTY, unless=(NotStatingDebt(), Debts(which=Which.OWED_TOO))).rule(
            "us.md.14-202-5.disclosure",
            "Nothing of the debt to others who have no business with it",
            _DISCLOSURE,
            recipients=OTHERS,
            purposes=DISCLOSING,
            exceptions="to the spouse, and to the parent of a minor",
            source_note="That somebody has a legitimate business need to know is no fact of a case but by the "
            "consumer's consent, or where they owe the debt too",
            example="a neighbour is not told of a debt, whether or not the consumer's credit is touched.",
        ),
        many_calls("us.md.14-202-6.frequency", _FREQUENCY, recipients=_KIN, media=_ALL_BUT_MAIL),
        unusual_hours("us.md.14-202-6.unusual-hours", _FREQUENCY, recipients=_KIN - CONSUMERS, media=_ALL_BUT_MAIL),
        adopted(profanity, "us.md.14-202-7.profanity", _LANGUAGE, title="No obscene or grossly abusive language"),
        adopted(
            s22.nothing_owed,
            "us.md.14-202-8.nothing-owed",
            _NO_RIGHT,
            title="No debt is claimed that is known to be paid or settled",
        ),
    ),
    covering(ANYONE, under="Md. Com. Law 14-201"),
    "US-MD",
)
_MORE_OF_THE_STATUTE: Final = (
    first_second,
    s06.not_the_consumers_number,
    threat_of_harm,
    profanity,
    empty_threat,
    s18.report_the_dispute,
    s22.nothing_owed,
    s22.social_media,
    envelope_wording,
)
_WHOLE: Final = {model.id: model for model in (*OF_THE_STATUTE, *_MORE_OF_THE_STATUTE, *OF_COLLECTORS)}
"""What the federal Act says of a contact, each once."""
_FEDERAL_WORDS = Pack(
    "us.md.federal-words",
    "Maryland: the federal rules for everybody who collects",
    (
        *each_adopted(_WHOLE.values(), "us.md.14-202-11", _FEDERAL, federal="all"),
        *each_adopted(OF_THE_CALL_LIMITS, "us.md.14-202-11", _FEDERAL, federal="all", in_force=_NUMBERS),
    ),
    covering(ANYONE, under="Md. Com. Law 14-201"),
    "US-MD",
)

JURISDICTION: Final = Jurisdiction(
    "US-MD",
    "Maryland",
    Confidence.PARTIAL,
    (_OWN, _FEDERAL_WORDS),
    (_FORCE, _EMPLOYER, _DISCLOSURE, _FREQUENCY, _LANGUAGE, _NO_RIGHT, _FEDERAL),
    "Binds creditors too: no contact with the employer before judgment, nothing of the debt to others, and whatever "
    "breaks the federal Act breaks this one; that paragraph was read in part, its list of federal sections is taken to "
    "be 1692b to 1692f and the stops of 1692g(b), without the notice. Frequency and unusual hours without numbers are "
    "advice. Not encoded: threats of prosecution, false credit information, threats to disclose, feigned process "
    "(14-202(2), (3), (5), (9)).",
)
