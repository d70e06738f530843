"""Florida: the Consumer Collection Practices Act (Fla. Stat. 559.72), which binds any person."""

from datetime import date, time
from typing import ClassVar, Final

from ....facts import Debt
from ....rules import Pack, Question
from ....shapes import Ban, CallingHours, Debts, InTheConsumersPlace, NotObligated, RepresentationStops, TakenFor, Which
from ....shapes.exceptions import Exempting, JudgmentsRemedy
from ....vocabulary import (
    COMMUNICATIONS,
    CONSUMERS,
    OTHERS,
    TIMED,
    Confidence,
    ConsentScope,
    GivenTo,
    Medium,
    Recipient,
)
from ...binding import ANYONE, covering
from .adopting import IMPLIES_NOTHING, NO_FORCE, ON_VIEW
from .anothers_number import GIVEN, AnswersWhoHasIt, not_by_anothers_number
from .common import Jurisdiction, statute
from .disputed import told_as_disputed
from .law import Law
from .narrowing import however_obtained, unless, unless_named
from .purposes import ABOUT_THE_DEBT

EMAIL_LEFT_OUT: Final = date(2025, 5, 16)
"""When SB 232 of 2025 took email out of the hours."""

_act: Final = Law("Fla. Stat.", "559.72", recipients=CONSUMERS, purposes=ABOUT_THE_DEBT)
_HOURS = _act("(17)", Confidence.PARTIAL)
_SB232 = statute("Fla. SB", "232 (2025)", Confidence.PARTIAL)

_GIVEN_TO: Final = frozenset({GivenTo.COLLECTOR, GivenTo.CREDITOR})


class _EmployerNamed(Exempting):
    """A debt for which the debtor permitted in writing contacts with others, and named the employer."""

    says: ClassVar = "with the debtor's written consent to contacts with others that names the employer"

    def spares(self, q: Question, debt: Debt) -> bool:
        return any(
            c.in_writing is True
            and c.third_party is not None
            and c.given_to in _GIVEN_TO
            and (c.debts is None or debt.id in c.debts)
            for c in q.third_party_consents()
        )


employer = unless_named(
    unless(_EmployerNamed())(
        _act.of(
            Ban(
                lifted_by=ConsentScope.EMPLOYER,
                consent_given_to=_GIVEN_TO,
                consent_in_writing=True,
                unless_judgment=True,
            )
        ).rule(
            "us.fl.559-72-4.employer",
            "Nothing to the employer before a final judgment without the debtor's written leave",
            _act("(4)"),
            recipients=(Recipient.EMPLOYER,),
            purposes=COMMUNICATIONS,
            exceptions="with the debtor's written consent to contacts with others that names the employer; a written "
            "acknowledgment of the debt after it was placed is given as such a consent",
            source_note="To whom the permission is given is not said: the creditor's serves as the collector's. Papers "
            "of a court communicate too",
            example="a letter to the employer is denied until the day of the judgment; telling the debtor is not.",
        )
    )
)

force = _act.adopted(NO_FORCE, "us.fl.559-72-2.force", _act("(2)"))


class _Family(Exempting):
    """A parent, who is of the family though the debtor is grown up."""

    says: ClassVar = "to the family"

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.recipient is Recipient.PARENT


others = unless(_Family(), JudgmentsRemedy(), IMPLIES_NOTHING)(
    _act.of(
        Ban(
            lifted_by=ConsentScope.THIRD_PARTY,
            consent_given_to=_GIVEN_TO,
            replies_exempt=True,
            unless=(Debts(which=Which.OWED_TOO), InTheConsumersPlace()),
        )
    ).rule(
        "us.fl.559-72-5.others",
        "Nothing of the debt to who has no business with it",
        _act("(5)"),
        recipients=(Recipient.THIRD_PARTY,),
        purposes=ABOUT_THE_DEBT,
        source_note="A third party is taken to have no legitimate business need, unless it asked; who is asked where "
        "the debtor is has none either. The family may know, for which whoever lives with the debtor is taken; the "
        "employer has a paragraph of its own",
        exceptions="to the family, the parents of a grown-up included; to what carries out a judgment that there is; "
        f"{IMPLIES_NOTHING.says}, which affects the debtor's reputation",
        example="a creditor tells a neighbour what is owed: denied.",
    )
)

anothers_number = not_by_anothers_number(
    "us.fl.559-72-5.not-the-consumers-number",
    _act("(5)"),
    leave=GIVEN,
    spared=(IMPLIES_NOTHING, AnswersWhoHasIt(who=frozenset({Recipient.THIRD_PARTY}))),
)

public_post = _act.adopted(
    ON_VIEW,
    "us.fl.559-72-5.public-post",
    _act("(5)"),
    note="What is declared to state no debt, nor to ask for payment, discloses nothing, unless it shows that somebody "
    "collects one, which affects the debtor's reputation. Of those who see it some are no family.",
    purposes=COMMUNICATIONS,
)

disputed = told_as_disputed("us.fl.559-72-6.disputed", _act("(6)"), _act("(3)"))

_DEBTORS: Final = CONSUMERS | OTHERS
"""To whom a contact goes that may be one with a debtor: who agreed to owe the debt too is one, whoever they are."""
_DAYTIME: Final = CallingHours(
    opens=time(8), closes=time(21), on_every_clock=True, consent_given_to=_GIVEN_TO, unless=(NotObligated(),)
)

_ANSWERED = (
    "A debtor who writes or rings at such an hour is taken to consent to the answer, and who owes the debt too is a "
    "debtor. To whom consent is given is not said: the creditor's serves as the collector's"
)

hours = however_obtained(
    _act.of(_DAYTIME.model_copy(update={"media": TIMED - {Medium.EMAIL}})).rule(
        "us.fl.559-72-17.hours",
        "Not from {closes} to {opens} without consent",
        _HOURS,
        recipients=_DEBTORS,
        source_note=f"{_ANSWERED}. Since 16 May 2025 it does not apply to an email that is sent to an email address "
        "and otherwise complies with the section",
        example="a text at {closes:clock} in Pensacola waits until {opens:clock}, though Miami is an hour ahead.",
    )
)

email_hours = however_obtained(
    _act.of(_DAYTIME.model_copy(update={"media": frozenset({Medium.EMAIL})})).rule(
        "us.fl.559-72-17.email-hours",
        "No email from {closes} to {opens} without consent (until 16 May 2025)",
        _HOURS,
        _SB232,
        recipients=_DEBTORS,
        in_force=(None, EMAIL_LEFT_OUT),
        source_note=_ANSWERED,
        example="an email at 22:00 on 15 May 2025 was denied; a day later this law has no hours for it.",
    )
)

attorney = _act.of(
    RepresentationStops(
        attorney_must_be_known=True,
        release_days=30,
        replies_exempt=True,
        of_debtors=True,
        unless=(NotObligated(taken_for=TakenFor.STAND_INS),),
    )
).rule(
    "us.fl.559-72-18.attorney",
    "Not to a debtor whose attorney is known",
    _act("(18)", Confidence.PARTIAL),
    source_note="Read as printed in a bill of 2016, whose own additions were left out",
    example="the attorney, written to on 2 March, has not answered by 1 April: from 2 April contact is open again.",
)

_binds: Final = covering(ANYONE, under="Fla. Stat. 559.72: any person who collects consumer debts")

CONSUMER_COLLECTION = Pack(
    id="us.fl.559",
    title="Florida Consumer Collection Practices Act (Fla. Stat. 559.72)",
    rules=(employer, hours, email_hours, attorney),
    why_not=_binds,
    jurisdiction="US-FL",
)
"""It binds creditors and collectors alike."""

WORDS = Pack(
    id="us.fl.559-words",
    title="Florida Consumer Collection Practices Act: what is said, and to whom (Fla. Stat. 559.72)",
    rules=(force, others, anothers_number, public_post, disputed),
    why_not=_binds,
    jurisdiction="US-FL",
)
"""The same act, on what a contact says."""

JURISDICTION = Jurisdiction(
    id="US-FL",
    name="Florida",
    confidence=Confidence.PARTIAL,
    packs=(CONSUMER_COLLECTION, WORDS),
    read=(_act("(1) to (6)"), _HOURS, _SB232, _act("(18)", Confidence.PARTIAL)),
    note=(
        "Hours, the employer, others and attorneys, violence and disputes, for creditors too. An email has no hours "
        "since 2025 if it is sent to an email address and otherwise complies with 559.72: one that does not is denied "
        "by what it breaks. Not encoded: posing as an official (1), threats to tell others but of a report (3) and "
        "to go to the employer (4), false information (5); the details of a dispute told afterwards (6); "
        "(7), whose bar on frequent contact has no number, and the paragraphs after it but (17) and (18), unread; the "
        "presumption that a number's area code tells its zone, which would only loosen what is asked of every place "
        "the debtor may be in; the telephone solicitation act, which is about sales."
    ),
)
