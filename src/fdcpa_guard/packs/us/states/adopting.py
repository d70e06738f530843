"""Federal rules that a state makes its own, and rules that only advise."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, time
from types import MappingProxyType
from typing import Any, ClassVar, Final, Literal

from ....decision import Citation
from ....facts import Debt
from ....rules import PASS, Denied, Outcome, Outcomes, Parameter, Passed, Question, Rule
from ....rules.judging import declared, serves_process
from ....rules.words import filled
from ....shapes import CallingHours, FrequencyCap
from ....shapes.exceptions import Exempting, NotStatingDebt, ServesProcess
from ....vocabulary import (
    CALLS_AND_TEXTS,
    COMMUNICATIONS,
    CONSUMERS,
    PROFESSIONALS,
    TELEPHONE,
    Authority,
    Confidence,
    Effect,
    Element,
    Medium,
    Purpose,
    Recipient,
)
from ...citing import with_source
from ..federal.fdcpa import caller_identity, empty_threat, envelope_wording, first_second, profanity, threat_of_harm
from ..federal.regf import s06, s10, s14, s18, s22, s26, s34, s38
from ..federal.regf.common import is_opt_out_confirmation
from .common import ours
from .narrowing import ASKS_WHERE, unless
from .purposes import ABOUT_THE_DEBT, NOT_COUNTED, UNPROMPTED
from .steps import tells_whoever_has_it

Dates = tuple[date | None, date | None]
"""The first day in force, and the first day gone."""


def tells_nothing(q: Question) -> bool:
    """Whether it is declared to state no debt, and says nothing that cannot be said without that.

    The confirmation of the person's own opt-out, which holds nothing else, tells nothing either.
    """
    return isinstance(s10.state_no_debt.check(q), Passed) or is_opt_out_confirmation(q)


def tells_in_public(q: Question) -> Outcomes:
    """What laws check that bar telling of a debt in public: a post that others can see, if it is not free of debts."""
    return PASS if tells_nothing(q) else s22.social_media.check(q)


def shows_who_collects(q: Question) -> bool:
    """Whether it is declared to say or show that somebody collects a debt."""
    shown = (Element.COLLECTOR_DISCLOSURE, Element.INITIAL_DISCLOSURE, Element.SHOWS_DEBT_COLLECTION)
    return any(q.content.has(each) is True for each in shown)


def implies_nothing(q: Question) -> bool:
    """As `tells_nothing`, where nothing by which a debt is known, such as who collects, may be shown either."""
    return not shows_who_collects(q) and tells_nothing(q)


def told_of_no_debt(q: Question) -> Outcomes:
    """`s10.state_no_debt` for laws that bar implying a debt too: who collects implies one."""
    return _IMPLIED if shows_who_collects(q) else s10.state_no_debt.check(q)


_IMPLIED: Final = Denied("tells a third party that somebody collects a debt")


def implies_in_public(q: Question) -> Outcomes:
    """As `tells_in_public`, for laws that bar implying a debt, or any information about it."""
    return PASS if implies_nothing(q) else s22.social_media.check(q)


BY_ANOTHERS: Final = "Not by a number or email address known to reach somebody else"
NOT_ANOTHERS: Final = replace(
    s06.not_the_consumers_number, check=tells_whoever_has_it, media=s06.not_the_consumers_number.media | {Medium.EMAIL}
).reworded(lambda numbers: (BY_ANOTHERS, s06.not_the_consumers_number.said(numbers)[1]))
"""`s06.not_the_consumers_number` with emails, for whomever the procedures of 12 CFR 1006.6(d)(3) do not bind."""

_LED_ELSEWHERE: Final = (
    "An email or text to what is known to have reached somebody else (``led_to_third_party_at``) tells them too."
)


def _on_view(q: Question, *, free: bool) -> Outcomes:
    if free:
        return PASS
    if q.medium is Medium.MAIL:
        carded = q.content.has(Element.POSTCARD) is True and not serves_process(q)
        return Denied("whoever handles the postcard can read it") if carded else PASS
    return s22.social_media.check(q)


def _implies_on_view(q: Question) -> Outcomes:
    return _on_view(q, free=implies_nothing(q))


def tells_on_view(q: Question) -> Outcomes:
    """What `ON_VIEW` checks for laws that bar telling of a debt, and not implying one."""
    return _on_view(q, free=tells_nothing(q))


ON_VIEW: Final = replace(
    s22.social_media, check=_implies_on_view, media=s22.social_media.media | {Medium.MAIL}
).reworded(
    lambda numbers: (
        "Nothing of the debt where others can see it",
        """A post that the public or the person's contacts can see, or a postcard, tells them of the debt.

**What it checks**: ``contact.publicly_viewable``, and whether a letter is declared to be a postcard, towards anybody.

**Source**: 1006.22(f)(4), comment 22(f)(4)-1.

**When it does not apply**: to private messages and sealed letters, which every other rule judges; to papers of a court
that are served.

**Missing facts**: whether a post is viewable. A letter is taken to be no postcard unless it is declared.

**Example**: a comment under a photo is denied, and so is a postcard; a private message is not denied by this rule.""",
    )
)
"""`s22.social_media` for laws that bar telling others of a debt, and have no words for postcards: whoever handles one
can read it.
"""

PUBLIC_POSTS: Final = replace(s22.social_media, check=implies_in_public)
"""`s22.social_media` under 15 USC 1692c(b) alone: a post that others can see tells third parties of a debt.

What conveys information regarding a debt indirectly communicates it too (1692a(2)), so what shows who collects does.
"""

CONVEYS_NOTHING: Final = (
    "A post declared to state no debt, nor to ask for payment, conveys nothing of one unless it shows who collects."
)

NO_MORE_THAN_PROFANE: Final = profanity.reworded(
    lambda numbers: (
        "No profane or obscene language",
        profanity.said(numbers)[1].replace(", or that by its nature abuses the hearer or reader", ""),
    )
)
"""`profanity` for laws that do not speak of language that abuses in another way."""

WHILE_COLLECTING: Final = "It bars that in collecting, which a notice of something else is no part of."

NO_FORCE: Final = threat_of_harm.reworded(
    lambda numbers: (
        "No force or violence, used or threatened",
        threat_of_harm.said(numbers)[1].replace(
            "violence, or with a crime against person, name or property", "force or violence"
        ),
    )
)
"""`threat_of_harm` for laws that speak of force and violence, and not of other crimes."""

DEBT_ON_ENVELOPE: Final = replace(s22.envelope, check=s22.sign_on_envelope).reworded(
    lambda numbers: (
        "Nothing of the debt on an envelope",
        """What others may see of a letter on its way tells of no debt.

**What it checks**: the declared content: signs of debt collection; undeclared, the decision carries the duty. Who
declares that it bears no other words says that it shows none, and other words that show none pass.

**Source**: 1006.22(f)(2).

**When it does not apply**: to other media; to the letter inside.

**Missing facts**: none; undeclared content is a duty.

**Example**: an envelope that shows a collector's trade is denied, one that says "Open at once" is not.""",
    )
)
"""`s22.envelope` for laws that bar to show something of a debt, and no other words."""

SAYS_OWED: Final = unless(ASKS_WHERE)(s22.nothing_owed).reworded(
    lambda numbers: (
        s22.nothing_owed.said(numbers)[0],
        s22.nothing_owed.said(numbers)[1].replace("such as an answer;", f"such as an answer; {ASKS_WHERE.says};"),
    )
)
"""`s22.nothing_owed` for laws that bar false words on what is owed, or to claim what there is no right to.

Who asks somebody else where the consumer is, and tells of no debt, says and claims nothing.
"""

OUT_OF_TIME: Final = replace(s26.time_barred)
"""`s26.time_barred` under 15 USC 1692e and 1692f alone, which bar the suit without naming it."""

_UNFAIR: Final = (
    "A suit on such a debt is taken for an unfair practice (15 USC 1692f); papers in a suit that goes on already, or "
    "after a judgment, bring none."
)

OF_THE_STATUTE: Final = (
    first_second,
    s06.hours,
    s06.inconvenient_time,
    s06.inconvenient_place,
    s06.employer_prohibits,
    s06.represented,
    s06.cease,
    s06.third_party,
    NOT_ANOTHERS,
    s10.identify,
    s10.state_no_debt,
    s10.no_postcard,
    s10.no_symbol,
    s10.only_the_attorney,
    s10.once,
    threat_of_harm,
    profanity,
    caller_identity,
    empty_threat,
    s18.report_the_dispute,
    s22.nothing_owed,
    PUBLIC_POSTS,
    s22.no_postcard,
    s22.envelope,
    envelope_wording,
    OUT_OF_TIME,
)
"""What 15 USC 1692b to 1692f say of a contact whoever makes it, by the checks of the federal packs."""

OF_THE_CALL_LIMITS: Final = (s14.seven_in_seven, s14.after_conversation)
"""The numbers that Regulation F gives to 15 USC 1692d(5)."""

OF_COLLECTORS: Final = (s18.initial_disclosure, s18.subsequent_disclosure, s38.dispute, s38.original_creditor)
"""15 USC 1692e(11) and 1692g, from which some states spare creditors."""

OF_THE_NOTICE: Final = (s34.validation_notice, s38.overshadowing)
"""15 USC 1692g on the validation notice itself, and on what may not overshadow it."""


def with_bills(*models: Rule) -> tuple[Rule, ...]:
    """The models, of which those that stop collection of a disputed debt stop its bills too.

    A statement of a disputed debt that some law requires goes on, and so do the notices of a mortgage's servicer.
    """
    return tuple(
        [stopping_bills(model) if model in (s38.dispute, s38.original_creditor) else model for model in models]
    )


def stopping_bills(model: Rule) -> Rule:
    """One of those that stop collection, which stops bills too, but for those that `with_bills` lets go on."""
    return unless(_RequiredStatement())(replace(model, purposes=model.purposes | _BILLS))


_BILLS: Final = frozenset({Purpose.SERVICING_DISCLOSURE})
_STOPPED: Final = s38.dispute.purposes | _BILLS


class _RequiredStatement(Exempting):
    """A statement of account that some law requires."""

    says: ClassVar = "to a statement that some law requires"

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.acts & _STOPPED == _BILLS and (q.contact.required_by_law or s06.servicer_may(q, debt))


_STATUTE: Final = "15 USC"


def adopted(
    model: Rule,
    id: str,
    *citations: Citation,
    title: str | None = None,
    note: str = "",
    federal: Literal["statute", "all"] | None = None,
    in_force: Dates = (None, None),
    **changes: Any,
) -> Rule:
    """A federal rule as the rule of a state whose law refers to it or says the same: its check under the state's name.

    Args:
        model: the federal rule.
        id: the state's rule's.
        citations: the state's law, which its numbers cite too, but for those that are ours.
        title: the model's, unless given.
        note: what the description adds to the source.
        federal: which of the model's citations follow the state's: those of the statute, where the state refers to it
            for people whom no regulation under it binds, or all of them.
        in_force: when the state's law holds; the model's dates do not count, and its numbers hold from the first day.
        changes: other metadata of the rule, as `dataclasses.replace` takes them.
    """
    since = in_force[0] or date.min
    more = next((more for turned, more in _TURNED if turned is model), None)
    if more is not None:
        note = f"{note} {more}".lstrip()
    source = f"{'; '.join(map(str, citations))}. Judged as ``{model.id}`` is." + (note and f" {note}")
    numbers = {
        name: replace(number, values=((since, number.latest),), citation=_still_ours(number) or citations[0])
        for name, number in model.parameters.items()
    }
    # when receipt is assumed is the regulation's, and that this counts though the true one was later its comment's
    if "receipt" in numbers:
        numbers["receipt"] = replace(numbers["receipt"], citation=ours("an assumed receipt"))
    if "later" in numbers:
        numbers["later"] = replace(numbers["later"], values=((since, True),), citation=ours("a later receipt"))
    theirs = [c for c in model.citations if federal == "all" or (federal == "statute" and c.source == _STATUTE)]

    def words(numbers: Mapping[str, Parameter]) -> tuple[str, str]:
        own, description = model.said(numbers)
        if "purposes" in changes:
            description = description.replace(*_OF_ANYTHING)
        return filled(title, numbers, begins=True) if title else own, with_source(description, source)

    given = {
        "id": id,
        "citations": (*citations, *theirs),
        "in_force": in_force,
        "parameters": MappingProxyType(numbers),
        "read_again": None,  # it is another text
    }
    return replace(model, **(given | changes)).reworded(words)


_OF_ANYTHING: Final = ("whatever the contact is for", "whatever a contact about the debt is for")
"""Words of a model that looks at every contact, and of a rule that looks at some."""


def _still_ours(number: Parameter) -> Citation | None:
    """The citation of a number that federal law leaves open too."""
    return number.citation if number.citation.authority is Authority.HOUSE else None


def each_adopted(models: Iterable[Rule], prefix: str, *citations: Citation, **options: Any) -> tuple[Rule, ...]:
    """Each of the federal rules, `adopted` under an id that ends as the model's: ``us.ca.1788-17.hours``.

    Of the rules about asking others where the consumer is, the last part begins with ``location-``.
    """
    return tuple(adopted(model, f"{prefix}.{_name(model)}", *citations, **options) for model in models)


def _name(model: Rule) -> str:
    name = model.id.rpartition(".")[2]
    return f"location-{name}" if model in s10.RULES else name


class _ImpliesNothing(Exempting):
    """What is declared to state no debt, and does not say or show that somebody collects one."""

    says: ClassVar = f"{NotStatingDebt.says}, unless it shows who collects"

    def spares(self, q: Question, debt: Debt) -> bool:
        return not shows_who_collects(q) and _STATES_NONE.spares(q, debt)

    def softened(self, q: Question, denied: Denied) -> Outcome:
        return denied if shows_who_collects(q) else _STATES_NONE.softened(q, denied)


_STATES_NONE: Final = NotStatingDebt()

IMPLIES_NOTHING: Final = _ImpliesNothing()
"""For laws that bar implying a debt, or any information about it: who collects implies one."""


def tells_on_a_card(q: Question) -> Outcome:
    """What laws check that let others read name, address and number, and no more: a postcard that implies a debt."""
    card = q.content.has(Element.POSTCARD)
    if card and implies_nothing(q):
        return PASS
    return declared(card, wanted=False, denied="is a postcard", duty="use no postcard that tells of the debt")


_PROFANE: Final = "Abusive language has the same element, ``profanity``, and is taken for such."

_CRIMES: Final = (
    "The threat of another crime, or against anybody else, has the same element, ``physical-or-criminal-threat``, and "
    "is taken for such."
)

_TURNED: Final = (
    (NOT_ANOTHERS, _LED_ELSEWHERE),
    (PUBLIC_POSTS, CONVEYS_NOTHING),
    (NO_MORE_THAN_PROFANE, _PROFANE),
    (NO_FORCE, _CRIMES),
    (OUT_OF_TIME, _UNFAIR),
    (SAYS_OWED, "Who asks for a debt known not to be owed says falsely that it is, and how much."),
    (s06.employer_prohibits, "1006.22(f)(3), on the employer's email, is not taken over with it."),
)
"""The models that are not the federal rules as they stand, or lean on one that is not taken over with them.

With each what its description adds.
"""


def advising(made: Rule) -> Rule:
    """The same rule as advice: what it would object to it only points out, as it does what it lacks a fact to judge."""

    def words(numbers: Mapping[str, Parameter]) -> tuple[str, str]:
        title, description = made.said(numbers)
        return title, f"{description}\n\nIt only advises: what it would object to is pointed out, and not denied."

    return replace(made, effect=Effect.ADVISORY).reworded(words)


def many_calls(
    id: str,
    *citations: Citation,
    recipients: Iterable[Recipient] = CONSUMERS,
    media: Iterable[Medium] = TELEPHONE,
    in_force: Dates = (None, None),
) -> Rule:
    """Advice where a law forbids harassing frequency and gives no number: from the eighth attempt in seven days on.

    It looks at whatever is about the debt and answers nothing, and counts no more: asking others where the consumer is,
    bills and remedies too. The number is the house's, after 12 CFR 1006.14(b)(2)(i)(A).
    """
    number = ours("attempts in seven days that a court may find many")
    read = all(citation.confidence is not Confidence.UNREAD for citation in citations)
    none = "The law gives no number" if read else "No number is known here from the text"
    whom, by = frozenset(recipients), frozenset(media)
    quiet = NOT_COUNTED if by - TELEPHONE else NOT_COUNTED - {Purpose.FORMAL_PLEADING}  # a call serves no papers
    counted = FrequencyCap(
        most=7, days=7, media=by, professionals_count=not whom.isdisjoint(PROFESSIONALS), purposes_not_counted=quiet
    )
    made = counted.rule(
        id,
        "Not so often as to harass",
        *citations,
        number,
        effect=Effect.ADVISORY,
        recipients=whom,
        purposes=UNPROMPTED,
        in_force=in_force,
        source_note=f"{none}; {{most}} in {{days:day}} is ours, after Regulation F's.",
        numbers_of=number,
        example="{most:call} in {days:day}: the {most:next} on the last of them is advised against.",
    )
    return advising(made)


def unusual_hours(
    id: str,
    *citations: Citation,
    recipients: Iterable[Recipient] = CONSUMERS,
    media: Iterable[Medium] = TELEPHONE,
    in_force: Dates = (None, None),
) -> Rule:
    """Advice where a law forbids unusual hours and names none, or is not read: before eight and from nine p.m. on.

    The hours are the house's, after 15 USC 1692c(a)(1).
    """
    hours = ours("hours that a court may find unusual")
    reached = frozenset(media)
    serving = not reached <= CALLS_AND_TEXTS
    made = CallingHours(
        opens=time(8), closes=time(21), on_every_clock=True, media=reached, unless=(ServesProcess(),) if serving else ()
    ).rule(
        id,
        "Not at unusual hours",
        *citations,
        hours,
        effect=Effect.ADVISORY,
        recipients=recipients,
        purposes=COMMUNICATIONS if serving else ABOUT_THE_DEBT,
        in_force=in_force,
        source_note="No hour is known here from the text; {opens} to {closes} is ours, after the federal statute's.",
        numbers_of=hours,
        example="a call at {closes:clock} is advised against until {opens:hour}.",
    )
    return advising(made)
