"""An audit arranged as an examiner asks: by the modules of the CFPB's debt collection examination procedures.

    examined({"us.regf.6b1i.hours": 12}, us_federal(), asked=[…])   what was found, under module, step and rule
    place(pack, rule)                       the step that a rule answers, or why it stands outside

Of the procedures nobody here read more than the list of their modules, with which the edition of March 2022 opens, and
where others say that some questions stand. So the steps are named by what the law asks, and which step a rule answers
is taken from the sections that it cites. Counts are whatever the caller counts: numbers, rows of a scorecard.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Generic, NamedTuple, TypeVar

from ..decision import Citation, no_truth
from ..errors import InvalidFacts, Problem, nearest
from ..packs.us.federal import FEDERAL
from ..policy import Policy
from ..rules import Pack, Rule
from ..rules.rule import EVERYWHERE
from ..vocabulary import Authority, Confidence, Effect
from .exposure.remedies import READ

T = TypeVar("T")

PROCEDURES: Final = Citation(
    "CFPB", "Examination Procedures, Debt Collection (March 2022)", Authority.AGENCY_GUIDANCE, READ, Confidence.PARTIAL
)
"""Only the list of the modules was read."""

WHERE_OTHERS_SAY: Final = Citation(
    "insideARM", "on the procedures as revised in March 2022", Authority.AGENCY_GUIDANCE, None, Confidence.SECONDARY
)
"""Who tells where some of the questions stand."""

NOT_ASKED: Final = "not asked in this audit"
"""What is said of a step for which no rule was asked."""

MODULES: Final[Mapping[int, str]] = {
    1: "Entity business model",
    2: "Communications in connection with debt collection",
    3: "Information sharing, privacy and interactions with consumer reporting agencies",
    4: "Validation notice, consumer FDCPA disputes and complaints, and ceasing communication",
    5: "Payment processing and account maintenance",
    6: "Equal Credit Opportunity Act",
    7: "Litigation practices, administrative wage garnishment and repossession, and time-barred debt",
}
"""The modules, by number. No rule about a contact answers the first, the fifth and the sixth."""


class Step(NamedTuple):
    """One thing that a module asks."""

    id: str
    module: int
    title: str
    sections: tuple[str, ...]
    """The sections of Regulation F (``1006.14(b)``) and of the statute (``1692d(5)``) that it is about."""
    questions: str = ""
    """Where others say that it stands; empty: nobody was found to say it."""


STEPS: Final = (
    Step("2.location-information", 2, "looks for a consumer as the law allows", ("1006.10", "1692b")),
    Step(
        "2.email-and-text",
        2,
        "writes emails and texts to whom it may",
        ("1006.6(d)(3)", "1006.6(d)(4)", "1006.6(d)(5)", "1006.22(f)(3)"),
        "question 2",
    ),
    Step("2.social-media", 2, "writes nothing on social media that others can see", ("1006.22(f)(4)",), "question 3"),
    Step(
        "2.time-and-place",
        2,
        "keeps from times and places that are inconvenient",
        ("1006.6(b)(1)", "1692c(a)(1)"),
        "question 12a",
    ),
    Step("2.attorney", 2, "turns to the attorney who represents the consumer", ("1006.6(b)(2)", "1692c(a)(2)")),
    Step("2.employment", 2, "keeps from work where the employer forbids it", ("1006.6(b)(3)", "1692c(a)(3)")),
    Step("2.third-parties", 2, "tells nobody else", ("1006.6(d)(1)", "1006.6(d)(2)", "1692c(b)")),
    Step("2.frequency", 2, "does not call too often", ("1006.14(b)", "1692d(5)"), "question 15"),
    Step("2.harassment", 2, "does not harass, threaten or abuse", ("1006.14", "1692d")),
    Step("2.identity", 2, "says who is calling", ("1006.14(g)", "1692d(6)")),
    Step("2.disclosures", 2, "discloses that it collects a debt", ("1006.18(e)", "1692e(11)")),
    Step("2.representations", 2, "says nothing false, and threatens nothing that it may not do", ("1006.18", "1692e")),
    Step("2.unfair-means", 2, "uses no unfair means", ("1006.22", "1692f")),
    Step(
        "3.reporting",
        3,
        "reports to agencies what it may, when it may",
        ("1006.30(a)", "1006.18(c)(2)", "1692e(8)"),
        "question 10",
    ),
    Step("3.identity-theft-and-disputes", 3, "follows the FCRA on identity theft and disputes", ("1681",)),
    Step("4.validation", 4, "gives the validation information", ("1006.34", "1692g(a)"), "questions 1 to 8"),
    Step("4.disputes", 4, "ceases on a dispute or request, and overshadows nothing", ("1006.38", "1692g(b)")),
    Step("4.sending-disclosures", 4, "sends the disclosures so that they arrive", ("1006.42",)),
    Step("4.ceasing", 4, "ceases when told to", ("1006.6(c)", "1692c(c)")),
    Step(
        "4.opt-outs", 4, "offers ways to opt out, and honours them", ("1006.6(e)", "1006.14(h)"), "questions 12 and 13"
    ),
    Step("7.time-barred", 7, "neither sues nor threatens to on time-barred debts", ("1006.26",)),
)
"""The steps, by module. Of two whose sections a rule cites, the one that names more of it is meant."""


class Placed(NamedTuple):
    """Where a rule stands: under a step, or outside, and why."""

    step: Step | None
    why: str


_OTHER_LAW: Final = "another law than the FDCPA, its regulation and the FCRA"
_NO_STEP: Final = "a section that none of the steps is about"
_NOT_READ: Final = "the law of the place was not read"
_OWN: Final = "the place's own law, which asks what the procedures do not"
_HOUSE: Final = "a rule of the house or of the guard itself"

_EXAMINED: Final = frozenset({"us.regf", "us.fdcpa", "us.fcra"})
_COMMENT: Final = re.compile(r"comment (?P<section>[0-9]+.*)")


def place(pack: Pack, rule: Rule) -> Placed:
    """The step that a rule answers, by the first section of the regulation or statute that it cites.

    A rule of a place answers the step of the federal rule that it adopts, or whose name it has.
    """
    federal = pack.jurisdiction == EVERYWHERE
    if federal and pack.id not in _EXAMINED:
        return Placed(None, _HOUSE if not pack.id.startswith("us.") else _OTHER_LAW)
    if rule.effect is Effect.UNVERIFIED_LAW:
        return Placed(None, _NOT_READ)
    for section in _sections(rule):
        found = _step_of(section)
        if found is not None:
            return Placed(found, f"it cites {section}")
    if federal:
        return Placed(None, _NO_STEP)
    like = _by_name().get(_name(rule))
    return Placed(None, _OWN) if like is None else Placed(like, "a federal rule has its name")


def _sections(rule: Rule) -> Iterator[str]:
    """The sections of federal law that a rule cites, of the regulation's comments those that they are about."""
    for citation in rule.citations:
        if citation.source in ("12 CFR", "15 USC"):
            yield citation.section
        elif citation.source == "12 CFR 1006 Supp. I" and (told := _COMMENT.match(citation.section)):
            yield "1006." + told["section"]


def _step_of(section: str) -> Step | None:
    """The step that names most of a section."""
    named = [(len(each), step) for step in STEPS for each in step.sections if _within(section, each)]
    return max(named, key=lambda each: each[0])[1] if named else None


def _within(section: str, whole: str) -> bool:
    """Whether a section is another, or a paragraph of it: 1006.100 is none of 1006.10."""
    return section.startswith(whole) and not section[len(whole) :][:1].isdigit()


def _name(rule: Rule) -> str:
    return rule.id.rpartition(".")[2]


@cache
def _by_name() -> Mapping[str, Step]:
    """The steps by the names of the federal rules that answer them; a name that answers two tells nothing."""
    found: dict[str, set[Step]] = {}
    for pack in FEDERAL:
        if pack.id in _EXAMINED:
            for rule in pack.rules:
                step = place(pack, rule).step
                if step is not None:
                    found.setdefault(_name(rule), set()).add(step)
    return {name: min(steps) for name, steps in found.items() if len(steps) == 1}


# -- an audit


@dataclass(frozen=True, slots=True)
class OfRule(Generic[T]):
    """What was found by one rule; ``found`` is None if nothing was counted."""

    rule: str
    asked: bool
    found: T | None

    __bool__ = no_truth("what was found by a rule: ask what")


@dataclass(frozen=True, slots=True)
class OfStep(Generic[T]):
    """A step, and what its rules found. ``said`` is empty, or that it was not asked."""

    step: Step
    asked: bool
    said: str
    rules: tuple[OfRule[T], ...]

    __bool__ = no_truth("a step of an examination: ask whether it was asked")


@dataclass(frozen=True, slots=True)
class OfModule(Generic[T]):
    """A module and its steps. ``said`` is empty, or that it was not asked."""

    module: int
    title: str
    asked: bool
    said: str
    steps: tuple[OfStep[T], ...]

    __bool__ = no_truth("a module of an examination: ask whether it was asked")


@dataclass(frozen=True, slots=True)
class Outside(Generic[T]):
    """Rules that stand in no module, and why."""

    why: str
    rules: tuple[OfRule[T], ...]


@dataclass(frozen=True, slots=True)
class Examination(Generic[T]):
    """What an audit found, as an examiner asks: every module, also those of which nothing was asked."""

    modules: tuple[OfModule[T], ...]
    outside: tuple[Outside[T], ...]
    source: Citation = PROCEDURES

    __bool__ = no_truth("an examination: ask for its modules")


def examined(found: Mapping[str, T], policy: Policy, *, asked: Collection[str]) -> Examination[T]:
    """Arrange what was found by rule under module, step and rule.

    Args:
        found: by the id of a rule, what was counted of it.
        policy: the policy of the audit.
        asked: the ids of those of its rules that had facts to judge. No count tells that: of a log of calls a rule
            about emails finds nothing, as does one that every call keeps. What was found of a rule says that it was
            asked.

    Raises:
        InvalidFacts: a rule was asked that the policy does not have.
        TypeError: what was asked is a text, and no ids in a list.
    """
    if isinstance(asked, str):
        raise TypeError("the rules that were asked are ids in a list")
    wanted = frozenset(asked) | found.keys()
    rules = {rule.id for rule in policy.rules()}
    unknown = sorted(wanted - rules - found.keys())
    if unknown:
        near = nearest(unknown[0], rules)
        raise InvalidFacts("examination", (Problem("asked", f"a rule that the policy does not have ({near})", "rule"),))
    by_step: dict[str, list[OfRule[T]]] = {step.id: [] for step in STEPS}
    outside: dict[str, list[OfRule[T]]] = {}
    for pack in policy.packs:
        for rule in pack.rules:
            placed = place(pack, rule)
            told = OfRule(rule.id, rule.id in wanted, found.get(rule.id))
            (outside.setdefault(placed.why, []) if placed.step is None else by_step[placed.step.id]).append(told)
    for id in sorted(found.keys() - rules):
        outside.setdefault(_HOUSE, []).append(OfRule(id, True, found[id]))
    steps = [_of_step(step, by_step[step.id]) for step in STEPS]
    return Examination(
        tuple([_of_module(number, [one for one in steps if one.step.module == number]) for number in MODULES]),
        tuple([Outside(why, tuple(rules)) for why, rules in outside.items()]),
    )


def _of_step(step: Step, rules: list[OfRule[T]]) -> OfStep[T]:
    was = any(rule.asked for rule in rules)
    return OfStep(step, was, "" if was else NOT_ASKED, tuple(rules))


def _of_module(number: int, steps: list[OfStep[T]]) -> OfModule[T]:
    was = any(step.asked for step in steps)
    return OfModule(number, MODULES[number], was, "" if was else NOT_ASKED, tuple(steps))
