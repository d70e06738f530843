"""Wisconsin: Wis. Stat. 427.104(1) for whoever collects, and DFI-Bkg 74.16 for licensed collection agencies.

Of 427.104(1) the copies end within (h), of 74.16 within (10). Of the statute's debts only those with an agreement to
defer payment are meant, of which no fact tells: every consumer debt is taken to have one. A transaction for farming is
a consumer's there (427.102): give its debt the nature consumer. The rule on licensees knows debts of every nature.
Disclosing is barred to whom has no legitimate business need: people of the consumer's life are taken to have none, and
the employer before a judgment, since no fact says otherwise.

A text message is taken to be a contact by telephone (74.16(5)), though one asked only not to be called may be written
to.

Knowingly not encoded: threats of prosecution and false word on credit (427.104(1)(b), (c), 74.16(2), (3)), and threats
to tell the employer or others (427.104(1)(d), (e), 74.16(4), (6)); the customer
who agrees that others be told, of whom the section says nothing; that 74.16(9g) and (9m) make a breach of federal and
other law one of the rule, which the other packs judge.
"""

from typing import ClassVar, Final

from ....decision import Citation
from ....facts import Debt
from ....rules import Pack, Question
from ....rules.judging import only_asks_counselling
from ....rules.rule import Rule
from ....shapes import (
    AnswersInquiry,
    Asked,
    Ban,
    Debts,
    EmployerUnanswered,
    InTheConsumersPlace,
    NotObligated,
    RequestStops,
    RequiredByLaw,
    Which,
)
from ....shapes.exceptions import Exempting
from ....vocabulary import (
    CALLS_AND_TEXTS,
    COMMUNICATIONS,
    CONSUMERS,
    OTHERS,
    TIMED,
    Confidence,
    DebtKind,
    DebtNature,
    Medium,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, COLLECTORS, covering
from ...citing import Citing, citing
from ..federal.fdcpa import profanity
from .adopting import IMPLIES_NOTHING, NO_FORCE, ON_VIEW, adopted, many_calls, unusual_hours
from .anothers_number import not_by_anothers_number
from .common import Jurisdiction, regulation, statute
from .disputed import told_as_disputed
from .narrowing import but_for_confirmations, but_for_courts, but_for_process, unless
from .purposes import ABOUT_THE_DEBT, BEYOND_LOCATING

_act = citing("Wis. Stat.", "427.104")
_rule = citing("Wis. Adm. Code", "DFI-Bkg 74.16", made=regulation)

_EMPLOYER = Ban(unless_judgment=True, replies_exempt=True, unless=(AnswersInquiry(), RequiredByLaw()))
_OTHERS = Ban(unless=(Debts(which=Which.OWED_TOO), EmployerUnanswered(), InTheConsumersPlace()))
_BUT_BY_STATUTE = _OTHERS.sparing(RequiredByLaw())
"""427.104(1)(e) lets pass what a statute permits to disclose; the rule on licensees has no such words."""


def _shared(
    prefix: str, cited: Citing, harm: str, others: str, disputed: str, often: str, ban: Ban = _OTHERS
) -> tuple[Rule, ...]:
    """What the statute and the rule on licensees say in the same words, under their paragraphs."""

    def id(paragraph: str, name: str) -> str:
        return f"{prefix}-{paragraph.translate({ord('('): None, ord(')'): None})}.{name}"

    by_statute = tuple(each for each in ban.unless if isinstance(each, RequiredByLaw))
    return (
        adopted(NO_FORCE, id(harm, "threat-of-harm"), cited(harm)),
        but_for_confirmations(
            but_for_courts(
                unless(IMPLIES_NOTHING)(
                    ban.rule(
                        id(others, "third-party"),
                        "Nothing of the debt to others without a business need for it",
                        cited(others),
                        recipients=OTHERS,
                        purposes=ABOUT_THE_DEBT,
                        exceptions="to the customer and the spouse; to agencies and attorneys, who have a business "
                        f"need; to the confirmation of the person's own opt-out; {IMPLIES_NOTHING.says}",
                        source_note="It speaks of what affects the customer's reputation, which a debt in collection "
                        "does",
                        example="a neighbour is told that there is a debt: denied; asked only for a telephone number: "
                        "not.",
                    )
                )
            )
        ),
        unless(*by_statute)(
            adopted(
                ON_VIEW,
                id(others, "public-post"),
                cited(others),
                note="What is declared not to state the debt, nor to ask for payment, discloses nothing, unless it "
                "shows that somebody collects one, which affects the customer's reputation.",
                purposes=COMMUNICATIONS,
            )
        ),
        not_by_anothers_number(
            id(others, "not-the-consumers-number"), cited(others), spared=(IMPLIES_NOTHING, *by_statute)
        ),
        told_as_disputed(id(disputed, "disputed"), cited(disputed)),
        many_calls(id(often, "frequency"), cited(often), recipients=CONSUMERS | OTHERS, media=tuple(Medium)),
        unusual_hours(id(often, "unusual-hours"), cited(often), recipients=CONSUMERS | OTHERS, media=TIMED),
    )


class _Counselling(Exempting):
    """Asking for the employer's own debt counselling, while verifying employment too, and nothing else."""

    says: ClassVar = "to asking for an employer's established debt counselling, and not for payment as well"

    def spares(self, q: Question, debt: Debt) -> bool:
        return only_asks_counselling(q)


def _unless_counselling(made: Rule) -> Rule:
    """The rule on employers, but for a contact that asks for the employer's own debt counselling."""
    return but_for_confirmations(but_for_process(unless(_Counselling())(made)))


_PERMITTED: Final = (
    "to verifying employment or earnings, given as the purpose location-information; to asking for an employer's "
    "established debt counselling, declared as the element credit-counselling, and not for payment as well; to "
    "answering the employer; to the papers of a court that are served, and the confirmation of an opt-out"
)

employer = _unless_counselling(
    _EMPLOYER.rule(
        "us.wi.427-104-1d.employer",
        "Nothing to the employer before a final judgment",
        _act("(1)(d)"),
        recipients=(Recipient.EMPLOYER,),
        purposes=BEYOND_LOCATING,
        exceptions=_PERMITTED,
        example="a letter about the debt is denied until the judgment; a question whether she works there is not.",
    )
)


def _only_verifies(id: str, cited: Citation) -> Rule:
    """The rule that who verifies employment before a judgment says nothing of a debt."""
    return unless(_Counselling(), IMPLIES_NOTHING)(
        _EMPLOYER.rule(
            id,
            "Who verifies employment does that alone, before a final judgment",
            cited,
            recipients=(Recipient.EMPLOYER,),
            purposes=(Purpose.LOCATION_INFORMATION,),
            exceptions=f"{_Counselling.says}; {IMPLIES_NOTHING.says}, which is no part of verifying",
            example="'does she work there, we are debt collectors': denied; the question alone is not.",
        )
    )


CONSUMER_ACT = Pack(
    id="us.wi.427",
    title="Wisconsin Consumer Act: debt collection (Wis. Stat. ch. 427)",
    rules=(
        employer,
        _only_verifies("us.wi.427-104-1d.verify-only", _act("(1)(d)")),
        *_shared(
            "us.wi.427-104",
            _act,
            harm="(1)(a)",
            others="(1)(e)",
            disputed="(1)(f)",
            often="(1)(g)",
            ban=_BUT_BY_STATUTE,
        ),
    ),
    why_not=covering(
        ANYONE,
        but_not=(DebtKind.FEDERAL_TAX,),
        under="Wis. Stat. 427.103: merchants and agencies in consumer transactions",
    ),
    jurisdiction="US-WI",
)
"""It binds merchants that collect for themselves, and agencies."""

licensee_employer = _unless_counselling(
    _EMPLOYER.rule(
        "us.wi.bkg74-16-4.employer",
        "No licensee writes to or rings the employer before a final judgment",
        _rule("(4)"),
        recipients=(Recipient.EMPLOYER,),
        purposes=BEYOND_LOCATING,
        exceptions=_PERMITTED,
        example="an agency that has no judgment yet does not begin a conversation with the employer.",
    )
)

cease_by_telephone = but_for_confirmations(
    RequestStops(request=Asked.STOP, media=CALLS_AND_TEXTS, own_call_exempt=True, unless=(NotObligated(),)).rule(
        "us.wi.bkg74-16-5.cease-by-telephone",
        "No telephone contact once the debtor asked, in whatever form, that collection cease",
        _rule("(5)"),
        recipients=CONSUMERS | OTHERS,
        purposes=COMMUNICATIONS,
        exceptions="to the text that confirms the stop and says nothing else, with which efforts do cease",
        source_note="No words are asked for: to cease, to stop calling, or to stop calling a number. A text goes by "
        "telephone too, which is the careful reading. Who owes the debt too is a debtor",
        example="'leave me alone', said on the telephone on Monday: no call on Tuesday, but a letter may go out.",
    )
)

LICENSEES = Pack(
    id="us.wi.dfi-bkg74",
    title="Wisconsin collection agencies (Wis. Adm. Code DFI-Bkg 74.16)",
    rules=(
        licensee_employer,
        _only_verifies("us.wi.bkg74-16-4.verify-only", _rule("(4)")),
        cease_by_telephone,
        *_shared("us.wi.bkg74-16", _rule, harm="(1)", others="(6)", disputed="(7)", often="(8)"),
        adopted(profanity, "us.wi.bkg74-16-10.profanity", _rule("(10)", Confidence.PARTIAL)),
    ),
    why_not=covering(
        COLLECTORS, natures=tuple(DebtNature), under="Wis. Adm. Code DFI-Bkg 74: licensed collection agencies"
    ),
    jurisdiction="US-WI",
)
"""It binds licensees, as to any account, bill or other indebtedness.

Who needs a licence was not read, so everybody who collects for others is taken to be one.
"""

JURISDICTION = Jurisdiction(
    id="US-WI",
    name="Wisconsin",
    confidence=Confidence.PARTIAL,
    packs=(CONSUMER_ACT, LICENSEES),
    read=(
        statute("Wis. Stat.", "427.102, 427.103"),
        statute("Wis. Stat.", "427.104(1)(a)-(g)"),
        regulation("Wis. Adm. Code", "DFI-Bkg 74.16(1)-(9m)"),
    ),
    note=(
        "The employer before judgment and others without a business need, threats, disputed debts, for creditors too, "
        "and for agencies no calls after a demand to stop in whatever words. Frequency and unusual hours, which have "
        "no number, are advice. Debts from farming are a consumer's there: give them that nature. Licensees are held "
        "to the rule whatever the debt. Not encoded: threats of prosecution, false word on credit, 427.104(1)(h) and "
        "what follows (the copies end there); 74.16(9g), which makes a breach of federal law one of state law."
    ),
)
