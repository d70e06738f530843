"""Colorado: the Fair Debt Collection Practices Act, C.R.S. 5-16-101 to 5-16-137, for agencies and debt buyers.

It repeats the federal Act, so most rules here are the federal checks under Colorado's sections. It adds a manner known
to be inconvenient, sixty seconds to say who is calling, thirty days before an attorney's silence frees location
contacts, two statements in the first letter, and thirty days before a debt is reported. Officers of a creditor who
collect in its name are not bound; a creditor under another name is.

Knowingly not encoded: deceptive words and unfair amounts (5-16-107, -108(1)(a) to (f)), checks (5-16-108(1)(b) to (d),
(i)); that checks and card drafts may be reported sooner, of which no fact is held.
"""

from datetime import date
from typing import Any, Final

from ....errors import MissingFact
from ....facts import Debt
from ....facts.moments import could_be_until
from ....rules import PASS, Denied, Outcomes, Pack, Parameter, Question, Rule, rule
from ....rules.judging import declared, each_debt
from ....rules.words import said
from ....shapes import Duty, RepresentationStops
from ....vocabulary import CONSUMERS, OTHERS, TELEPHONE, UNKNOWN, Confidence, Element, Purpose, Recipient
from ...binding import COLLECTORS, covering
from ..federal.regf import s06, s10, s14, s18, s22, s38
from .adopting import each_adopted, many_calls
from .common import Jurisdiction
from .law import Law
from .purposes import ABOUT_THE_DEBT, BEYOND_LOCATING, WRITTEN
from .steps import days_later

_IN_FORCE: Final = (date(2017, 8, 9), None)
_AMENDED: Final = (date(2020, 6, 30), None)

_crs: Final = Law("C.R.S.", in_force=_IN_FORCE)

_REPORTING: Final = _crs("5-16-108(1)(j)")

first_letter = _crs.of(
    Duty(
        duty="name the state's page on the Act, and the right to ask in writing for communication to cease",
        media=WRITTEN,
        first_only=True,
    )
).rule(
    "us.co.5-16-105-3.first-letter",
    "The first letter says where the law is explained and that contact can be stopped",
    _crs("5-16-105(3)(b)"),
    _crs("5-16-105(3)(c)"),
    recipients=CONSUMERS,
    purposes=ABOUT_THE_DEBT,
    in_force=_AMENDED,
    source_note="As amended in 2020; two statements that the section gives",
    example="the letter with the validation notice names the attorney general's page and the right to stop contact.",
)


@_crs.rule(
    "us.co.5-16-106-1f.identity",
    "Who is calling, within sixty seconds",
    _crs("5-16-106(1)(f)"),
    media=TELEPHONE,
    purposes=BEYOND_LOCATING,
)
def identity(q: Question) -> Outcomes:
    """Within sixty seconds of knowing that the debtor is on the line, the caller says who is calling.

    **What it checks**: the declared content, identity and purpose or the business's identity; undeclared, a duty.
    **Source**: C.R.S. 5-16-106(1)(f).
    **When it does not apply**: to questions about the debtor's whereabouts; to a limited-content message; within the
    person's own call.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a script declared to lack both is denied.
    """
    content = q.content
    if not q.places_call or content.has(Element.LIMITED_CONTENT_MESSAGE):
        return PASS
    said = content.has(Element.IDENTITY_AND_PURPOSE), content.has(Element.BUSINESS_IDENTITY)
    return declared(
        True if True in said else False if False in said else None,
        wanted=True,
        denied="the call does not say who is calling",
        duty="say meaningfully who is calling, within sixty seconds of knowing that it is the debtor",
    )


@rule(
    "us.co.5-16-108-1j.reporting",
    "No report to an agency in the {days:day} after the initial notice",
    _REPORTING,
    recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
    purposes=(Purpose.CREDIT_REPORTING,),
    in_force=_IN_FORCE,
    days=Parameter(((_IN_FORCE[0], 30),), "days", _REPORTING, "higher"),
)
def reporting(q: Question, p: Any) -> Outcomes:
    """A debt is reported {days:day} after the initial notice was mailed, not sooner.

    **What it checks**: for each debt, that validation information was sent in writing and that {days:day} have passed
    since its day, unless word came that the address is no good.
    **Source**: C.R.S. 5-16-108(1)(j).
    **When it does not apply**: where a notice is known to be undeliverable.
    **Missing facts**: unknown ``validation`` of a debt; no ``locations``.
    **Example**: mailed on 1 April: it may be reported from 1 May.
    """

    def judge(debt: Debt) -> Outcomes:
        if debt.validation is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.validation")
        sent = [n for n in debt.validation if n.orally is False and n.provided_at <= q.at]
        if any(n.undeliverable_at is not None and could_be_until(n.undeliverable_at) <= q.at for n in sent):
            return PASS
        if not sent:
            return Denied("the initial notice has not been mailed", debts=(debt.id,))
        first = min(n.provided_at for n in sent)
        frees = days_later(q, first, p.days)
        if frees <= q.at:
            return PASS
        message = f"{said(p.days, 'day')} have not passed since the initial notice"
        return Denied(message, debts=(debt.id,), lapses_at=frees)

    return each_debt(q, judge)


def _adopted(prefix: str, section: str, *models: Rule) -> tuple[Rule, ...]:
    return each_adopted(models, prefix, _crs(section), federal="all", in_force=_IN_FORCE)


_LOCATION = (s10.identify, s10.state_no_debt, s10.once, s10.no_postcard, s10.no_symbol)

_AGENCIES = Pack(
    "us.co.5-16",
    "Colorado: Fair Debt Collection Practices Act",
    (
        *_adopted("us.co.5-16-104", "5-16-104", *_LOCATION),
        _crs.of(RepresentationStops(attorney_must_be_known=True, release_days=30)).rule(
            "us.co.5-16-104-1f.location-only-the-attorney",
            "Once an attorney is known, ask only the attorney where the consumer is",
            _crs("5-16-104(1)(f)"),
            recipients=OTHERS,
            purposes=(Purpose.LOCATION_INFORMATION,),
            source_note="A reasonable time for the attorney's answer is at least {release_days:day}.",
            example="the attorney was written to on 1 March and is silent: others may be asked from 1 April.",
        ),
        *_adopted("us.co.5-16-105-1a", "5-16-105(1)(a)", s06.hours, s06.inconvenient_time, s06.inconvenient_place),
        _crs.adopted(
            s14.medium,
            "us.co.5-16-105-1a.inconvenient-manner",
            _crs("5-16-105(1)(a)"),
            title="Not in a manner known to be inconvenient",
            federal="all",
        ),
        *_adopted("us.co.5-16-105-1b", "5-16-105(1)(b)", s06.represented),
        *_adopted("us.co.5-16-105-1c", "5-16-105(1)(c)", s06.employer_prohibits),
        *_adopted("us.co.5-16-105-2", "5-16-105(2)", s06.third_party),
        *_adopted("us.co.5-16-105-3a", "5-16-105(3)(a)", s06.cease),
        first_letter,
        many_calls("us.co.5-16-106-1e.frequency", _crs("5-16-106(1)(e)"), in_force=_IN_FORCE),
        identity,
        *_adopted("us.co.5-16-107-1l", "5-16-107(1)(l)", s18.initial_disclosure, s18.subsequent_disclosure),
        *_adopted("us.co.5-16-108-1g", "5-16-108(1)(g)", s22.no_postcard),
        *_adopted("us.co.5-16-108-1h", "5-16-108(1)(h)", s22.envelope),
        reporting,
        *_adopted("us.co.5-16-109-2", "5-16-109(2)", s38.dispute, s38.original_creditor),
    ),
    covering(COLLECTORS, under="C.R.S. 5-16-103(3)"),
    "US-CO",
)

JURISDICTION: Final = Jurisdiction(
    "US-CO",
    "Colorado",
    Confidence.PRIMARY,
    (_AGENCIES,),
    tuple(map(_crs, ("5-16-103", "5-16-104", "5-16-105", "5-16-106", "5-16-107", "5-16-108", "5-16-109"))),
    "Agencies and buyers: the federal Act again, with an inconvenient manner, sixty seconds to say who calls, "
    "{location-only-the-attorney.release_days:day} for an attorney's silence on location, two statements in the first "
    "letter and {reporting.days:day} before a report. No number of calls: frequency is advice. Creditors in their own "
    "name are not bound. Not encoded: deceptive words, amounts, checks.",
)
