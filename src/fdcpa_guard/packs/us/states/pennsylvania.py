"""Pennsylvania: the Fair Credit Extension Uniformity Act, 73 P.S. 2270.1-2270.6, for creditors.

It makes a collector's breach of the FDCPA a breach of its own (2270.4(a)), which the federal packs judge, and repeats
the FDCPA's conduct rules for creditors (2270.4(b)). Definitions were read; of section 4(b) the Attorney General's
summary and others'. It leaves out purchase-money mortgages but reaches home-equity loans, so mortgages are covered; of
taxes it is said to leave out those owed to the United States. It means past due obligations (2270.3): a debt that is
known not to be overdue yet is spared, one of unknown age is not. What was said by telephone before that day counts
to the week after it all the same, the careful reading.

The Attorney General reads it with Regulation F: one telephone conversation a week about a debt, and no medium that the
consumer asked not to be used, from the day on which that regulation took effect. Its seven calls in seven days are
advice here, since the number is nowhere in the Act. 37 Pa. Code chapter 303, which older lists name, was rescinded in
2000. A bill of 2015 for three calls never became law.

Who calls, postcards, envelopes and what is no longer owed are taken over with the conduct rules that section 4(b) is
said to repeat; a number known to be another's, and a post that others see, tell third parties: the post whatever it
is declared to say, since the words are known from a summary alone. Not encoded: a written cease notice to a creditor,
which no source read mentions; false representations (2270.4(b)(5)); Act 47 of 2026, said to end solicitation on
Sundays, which reaches no contact about a debt.
"""

from datetime import date
from typing import Final

from ....rules import Pack, Rule
from ....shapes import NotOverdue
from ....vocabulary import Confidence, DebtKind
from ...binding import CREDITORS, covering
from ..federal.fdcpa import caller_identity, profanity, threat_of_harm
from ..federal.regf import s06, s10, s14, s22
from ..federal.regf.common import EFFECTIVE as REGF
from .adopting import BY_ANOTHERS, NOT_ANOTHERS, adopted, advising
from .common import Jurisdiction, guidance, slug, statute
from .narrowing import unless

EFFECTIVE: Final = date(2000, 6, 26)
"""From when the Act holds."""

_DUE: Final = "Of a debt that is not overdue yet the Act does not speak (2270.3)."
_SUMMARY: Final = guidance("Pennsylvania Attorney General", "Fair Debt Collection Practices")


def _fceua(model: Rule, item: str, name: str, title: str, since: date = EFFECTIVE, note: str = "") -> Rule:
    cited = (statute("73 P.S.", f"2270.4(b){item}", Confidence.SECONDARY), _SUMMARY)
    made = adopted(
        model,
        f"us.pa.2270-4b{slug(item)}.{name}",
        *cited,
        title=title,
        in_force=(since, None),
        note=f"{_DUE} {note}".rstrip(),
    )
    return unless(NotOverdue(overdue_days=0))(made)


_RULES: Final = (
    _fceua(s10.identify, "(1)", "identify", "A location contact says who asks, and names no employer unasked"),
    _fceua(s10.state_no_debt, "(1)", "state-no-debt", "A location contact does not say that a debt is owed"),
    _fceua(s10.once, "(1)", "once", "Ask each person for location information only once"),
    _fceua(s10.no_postcard, "(1)", "no-postcard", "No postcard for location information"),
    _fceua(s10.no_symbol, "(1)", "no-symbol", "No sign of debt collection on a location letter"),
    _fceua(s10.only_the_attorney, "(1)", "only-the-attorney", "Once an attorney is known, ask only the attorney"),
    _fceua(s06.hours, "(2)", "hours", "Not before {opens} or after {closes} where the consumer is"),
    _fceua(s06.inconvenient_time, "(2)", "inconvenient-time", "Not at a time known to be inconvenient"),
    _fceua(s06.inconvenient_place, "(2)", "inconvenient-place", "Not at a place known to be inconvenient"),
    _fceua(s06.represented, "(2)", "represented", "Not to a consumer represented by an attorney"),
    _fceua(s06.employer_prohibits, "(2)", "employer-prohibits", "Not at work when the employer does not allow it"),
    _fceua(s06.third_party, "(3)", "third-party", "Not to third parties"),
    _fceua(NOT_ANOTHERS, "(3)", "not-the-consumers-number", BY_ANOTHERS),
    _fceua(
        s22.social_media,
        "(3)",
        "public-posts",
        "Nothing on social media that others can see",
        note="A post declared to state no debt is not spared, since the words are known from a summary alone.",
    ),
    _fceua(threat_of_harm, "(4)", "threat-of-harm", "No violence or crime, done or threatened"),
    _fceua(profanity, "(4)", "profanity", "No obscene, profane or abusive language"),
    _fceua(caller_identity, "(4)", "caller-identity", "A telephone call says who calls"),
    _fceua(s14.after_conversation, "(4)", "after-conversation", "One telephone conversation a week about a debt", REGF),
    advising(_fceua(s14.seven_in_seven, "(4)", "seven-in-seven", "{calls:call} in seven days, as advice", REGF)),
    _fceua(s14.medium, "(4)", "medium", "Not by a medium that the consumer asked not to be used", REGF),
    _fceua(s22.nothing_owed, "(6)", "nothing-owed", "No collection of a debt known not to be owed"),
    _fceua(s22.no_postcard, "(6)", "no-postcard", "No postcard to the consumer"),
    _fceua(s22.envelope, "(6)", "envelope", "No word or symbol on the envelope but the address"),
)

PACK: Final = Pack(
    "us.pa.fceua-creditors",
    "Fair Credit Extension Uniformity Act: creditors",
    _RULES,
    covering(CREDITORS, but_not=(DebtKind.FEDERAL_TAX,), under="73 P.S. 2270.3, 2270.4(b)"),
    "US-PA",
)

JURISDICTION = Jurisdiction(
    "US-PA",
    "Pennsylvania",
    Confidence.SECONDARY,
    (PACK,),
    (
        statute("73 P.S.", "2270.1-2270.3", Confidence.PARTIAL),
        statute("73 P.S.", "2270.4", Confidence.SECONDARY),
        _SUMMARY,
    ),
    "Creditors keep the FDCPA's limits; the Attorney General adds one conversation a week and media that the consumer "
    "closed. Their {seven-in-seven.calls:call} in seven days are advice. Collectors are judged by the federal packs. "
    "Not encoded: false representations (2270.4(b)(5)), a creditor's written cease notice.",
)
