"""What New York City and Yonkers ask of debt collection agencies in the same words."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from ....decision import Citation
from ....errors import MissingFact
from ....facts import Debt
from ....rules import PASS, Denied, Outcomes, Question, Required, Rule, rule
from ....rules.judging import each_debt, has_judgment, is_limited, law_wants
from ....shapes import Hold
from ....shapes.exceptions import Exempting, obligated
from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    COMMUNICATIONS,
    CONSUMERS,
    UNKNOWN,
    CollectorKind,
    Element,
    ProceedingKind,
    Purpose,
)
from .narrowing import SEEKS_NOTHING, unless
from .purposes import ABOUT_THE_DEBT, EVERY_EFFORT, SEEKING_PAYMENT, TOWARDS_ANYBODY
from .steps import only_asks_where

AGENCIES: Final = frozenset({CollectorKind.THIRD_PARTY_COLLECTOR, CollectorKind.DEBT_BUYER, CollectorKind.LAW_FIRM})
"""Who needs the city's licence, as far as the kind of a collector tells; a creditor's own staff does not."""

_SAID: Final = (Element.NATURAL_PERSON_NUMBER, Element.BUSINESS_IDENTITY)
_TO_SAY: Final = Required(
    "give a number that a person answers, the agency's name, the originating creditor, whom to ask for and the amount "
    "of the debt now"
)
_VERIFYING: Final = frozenset({ProceedingKind.DOCUMENT_REQUEST, ProceedingKind.ITEMISATION_REQUEST})


class _LawWants(Exempting):
    """What some law requires."""

    def spares(self, q: Question, debt: Debt) -> bool:
        return law_wants(q)


class _TellsOthersOfTheEnd(Exempting):
    """Word that efforts end, to whoever is no consumer: it neither collects nor contacts one."""

    says: ClassVar = (
        "to word that efforts end, for others than the consumer and who owes the debt too (``co_obligors``)"
    )

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.acts == _ENDING and not obligated(q, debt)


_ENDING: Final = frozenset({Purpose.TERMINATION_OF_EFFORTS})


@dataclass(frozen=True, slots=True)
class Ordinance:
    """One city's provisions on agencies.

    Attributes:
        prefix: of the rules' ids.
        content, verification, time_barred: where it says what a communication holds, that a request for verification
            stops collection, and what comes before a time-barred debt is collected.
        in_force: the first day, and the first day gone.
    """

    prefix: str
    content: Citation
    verification: Citation
    time_barred: Citation
    in_force: tuple[date | None, date | None] = (None, None)

    def rules(self) -> tuple[Rule, ...]:
        """Its rules, in the order of the text."""
        return self._content(), self._verification(), self._time_barred()

    def _content(self) -> Rule:
        @rule(
            f"{self.prefix}.call-back",
            "Who calls, whom to call back, about whose debt and how much",
            self.content,
            in_force=self.in_force,
            recipients=CONSUMERS,
            purposes=ABOUT_THE_DEBT - {Purpose.OPT_OUT_CONFIRMATION},
        )
        def call_back(q: Question) -> Outcomes:
            """Each communication gives a number that a person answers, the agency, the creditor, a name, the amount.

            **What it checks**: that the content is not declared to lack the number (``natural-person-number``) or the
            agency's name (``business-identity``); everything else is a duty.
            **Source**: the city's required practices.
            **When it does not apply**: to a limited-content message; to the confirmation of an opt-out; to asking
            somebody else where the consumer is, where that tells of no debt. Bills, notices and what is said within the
            person's own call are communications too.
            **Missing facts**: none; undeclared content is a duty.
            **Example**: a letter whose number leads to a recording only is denied.
            """
            content = q.content
            if is_limited(q) or only_asks_where(q):
                return PASS
            number, name = _SAID
            if content.has(number) is False or content.has(name) is False:
                return Denied("lacks a number that a person answers, or the agency's name")
            return _TO_SAY

        return call_back

    def _verification(self) -> Rule:
        made = Hold(proceedings=_VERIFYING).rule(
            f"{self.prefix}.verification",
            "No contact about a debt until the verification asked for is furnished",
            self.verification,
            example="asked on 1 April and furnished on the 10th: a call on the 9th is denied, on the 11th not.",
            in_force=self.in_force,
            recipients=TOWARDS_ANYBODY,
            purposes=EVERY_EFFORT | _ENDING,
            exceptions="to the answer itself, to notices and what else some law requires (``required_by_law``) but a "
            "complaint, and to the creditor and the rest of the collector's own side, from where the answer comes",
            source_note="A request by word of mouth counts. Neither collecting nor contact goes on: bills, reports and "
            "papers of a court are held too, and so is word to the consumer that efforts end",
        )
        return unless(_LawWants(), _TellsOthersOfTheEnd())(made)

    def _time_barred(self) -> Rule:
        @rule(
            f"{self.prefix}.time-barred",
            "A time-barred debt only after word of the consumer's rights",
            self.time_barred,
            in_force=self.in_force,
            recipients=BEYOND_THE_COLLECTORS_SIDE,
            purposes=COMMUNICATIONS - {Purpose.OPT_OUT_CONFIRMATION},
        )
        def time_barred(q: Question) -> Outcomes:
            """Before a consumer is contacted about a time-barred debt, they are told what that means.

            **What it checks**: for each debt that is time-barred, that the disclosure is declared
            (``time-barred-disclosure``); undeclared, a duty, of a debt of unknown age too.
            **Source**: the city's prohibited practices: neither contacted about it nor sought to be collected from.
            Where the disclosure was given earlier, the caller declares it.
            **When it does not apply**: to debts known not to be time-barred, or with a judgment; to the confirmation of
            an opt-out; to asking somebody else where the consumer is, where that tells of no debt. The validation
            notice and answers to a dispute contact the consumer about the debt, and bills and papers of a court too.
            To what the consumer's attorney, or somebody else who does not owe the debt, gets without payment being
            sought.
            **Missing facts**: whether a debt is time-barred, once the disclosure is declared to be lacking.
            **Example**: a letter about an old debt, declared to lack the disclosure, is denied.
            """

            def judge(debt: Debt) -> Outcomes:
                if debt.time_barred is False or has_judgment(q, debt):
                    return PASS
                carried = q.content.has(Element.TIME_BARRED_DISCLOSURE)
                if carried or only_asks_where(q):
                    return PASS
                seeks_none = q.acts.isdisjoint(SEEKING_PAYMENT) or SEEKS_NOTHING.spares(q, debt)
                if seeks_none and q.roles.isdisjoint(CONSUMERS):
                    return PASS
                if carried is None:
                    return Required("first tell the consumer of the rights as to a time-barred debt", debts=(debt.id,))
                if debt.time_barred is UNKNOWN:
                    raise MissingFact(f"debts.{debt.id}.time_barred")
                return Denied("a time-barred debt without word of the consumer's rights", debts=(debt.id,))

            return each_debt(q, judge)

        return time_barred
