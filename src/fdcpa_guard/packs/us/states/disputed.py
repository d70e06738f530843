"""Laws under which whoever is told of a disputed debt is told of the dispute, people as well as reporting agencies."""

from collections.abc import Collection

from ....decision import Citation
from ....errors import MissingFact
from ....facts import Debt
from ....rules import PASS, Denied, Outcome, Outcomes, Question, Required, Rule, rule
from ....rules.judging import each_debt, each_furnished, needs_no_word_of_debt, tells_of_debt
from ....shapes.exceptions import owes_too
from ....vocabulary import COMMUNICATIONS, CONSUMERS, OTHERS, Element, Holding, Medium, Purpose, Recipient
from ..federal.regf.s18 import UNTIL_KNOWN, is_disputed
from .adopting import Dates
from .anothers_number import goes_to_somebody_else

_TOLD = CONSUMERS | OTHERS | {Recipient.CONSUMER_REPORTING_AGENCY, Recipient.CONSUMER_ATTORNEY}


def told_as_disputed(id: str, *cited: Citation, papers: bool = False, in_force: Dates = (None, None)) -> Rule:
    """The rule of a state that a disputed debt is not disclosed, nor that threatened, without the dispute.

    ``papers``: the papers of a court disclose it too. ``in_force``: the first day, and the first day gone.
    """

    def check(q: Question) -> Outcomes:
        content = q.content
        if content.has(Element.REPORTS_DISPUTE):
            return PASS
        states = tells_of_debt(q)
        threatens = content.has(Element.THREATENS_CREDIT_REPORT) is True
        if not threatens and q.recipient is Recipient.CONSUMER_ATTORNEY:
            return PASS
        if not threatens and Purpose.CREDIT_REPORTING not in q.acts and states is False:
            return PASS
        silent = states is None and needs_no_word_of_debt(q)

        def judge(debt: Debt) -> Outcome:
            if not threatens and stays_with_the_consumer(q, debt):
                return PASS
            try:
                disputed = is_disputed(q, debt)
            except MissingFact:
                if silent:
                    return PASS
                raise
            if not disputed:
                return PASS
            if silent or content.has(Element.REPORTS_DISPUTE) is None:
                return Required("say that the debt is disputed, if it is told of", debts=(debt.id,))
            return Denied("tells of the debt and not that it is disputed", debts=(debt.id,))

        if threatens or content.has(Element.REPORTS_DISPUTE) is not None:
            return each_debt(q, judge)
        return each_furnished(q, judge, UNTIL_KNOWN)

    check.__doc__ = f"""Whoever is told of a disputed debt, or threatened with that, hears that it is disputed.

    **What it checks**: for each debt with a dispute on record and not withdrawn, in writing or not, or with a claim
    that disputes it (identity theft, a coerced debt, a payment that was not authorised, a bill above its estimate) and
    stands or was upheld, that what tells somebody else of the debt is declared to say so (``reports-dispute``), and so
    is what threatens the consumer, or their attorney, with a report; undeclared, a duty. Every dispute is taken to be
    reasonable.
    **Source**: {"; ".join(map(str, cited))}.
    **When it does not apply**: to what the consumer, or who owes the debt too (``co_obligors``), is told without such a
    threat, on no postcard or post that others see, and by no number or address known to be, or to reach, somebody
    else's; where the error was corrected as the consumer said; to a contact declared to say nothing of a debt, unless
    it goes to a reporting agency; to what the consumer's attorney is told without such a threat; to the creditor's
    side{
        "" if papers else "; to the papers of a court"
    }. Asking where somebody is, and the mere confirmation of an opt-out, undeclared, tell of a debt only where it is
    known to be disputed.
    **Missing facts**: unknown ``disputes`` of a debt that is told of; where none is known, unknown ``proceedings``, the
    kind of one, or how one ended (``upheld``); by which number or address a disputed debt is told of, where one reaches
    somebody else. Of an answer to an agency of which nobody says whether it tells of the debt, nor of a dispute, it is
    then a duty to say nothing of the debt.
    **Example**: a disputed debt is reported, or told to a spouse, as if nobody disputed it: denied.
    """
    return rule(
        id,
        "A disputed debt is told of as disputed",
        *cited,
        recipients=_TOLD,
        purposes=COMMUNICATIONS if papers else COMMUNICATIONS - {Purpose.FORMAL_PLEADING},
        needs=(Holding.DISPUTE, Holding.PROCEEDING),
        in_force=in_force,
    )(check)


def stays_with_the_consumer(
    q: Question, debt: Debt, for_them: Collection[Recipient] = frozenset({Recipient.CONSUMER})
) -> bool:
    """Whether nobody but the consumer, or who owes it too, is told of a debt, as far as a law on disputed ones asks.

    ``for_them``: the roles in which somebody who counts as the consumer, as to the debt, is told for them.

    Raises:
        MissingFact: nobody says by which number or address a disputed debt is told of, and one of them reaches somebody
            else.
    """
    try:
        return not _told_to_others(q, debt, for_them)
    except MissingFact:
        if not is_disputed(q, debt):
            return True
        raise


def _told_to_others(q: Question, debt: Debt, for_them: Collection[Recipient]) -> bool:
    """Whether somebody who does not owe it is met, or may be reached: by a number, or a card or post that others see.

    Raises:
        MissingFact: nobody says by which number or address it goes, and one of them reaches somebody else.
    """
    if not (owes_too(q, debt) or (q.recipient in for_them and q.counts_as_consumer(debt))):
        return True
    if q.medium is Medium.SOCIAL_MEDIA:
        return q.contact.publicly_viewable is not False
    if q.medium is Medium.MAIL:
        return q.content.has(Element.POSTCARD) is True
    return goes_to_somebody_else(q)
