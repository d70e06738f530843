"""How old what is held here is, and what of it is stale: texts of law, changes whose day has come, tables, editions.

    ages(us(), date(2027, 3, 1)).stale        what should be looked at by that day, the longest overdue first

Everything has a day on which somebody last looked at it, or saw that there was nothing newer, and a number of months
for which that is good enough. It knows only what stands in this library and which packages are installed, so it cannot
tell that a law has changed: it tells where nobody has looked for too long. docs/maintaining.md says what to do then.
``pydantic.TypeAdapter(Ages)`` writes it as JSON, or reads it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain
from types import MappingProxyType
from typing import Final, NamedTuple

from dateutil.relativedelta import relativedelta

from .audit.examination import PROCEDURES
from .audit.exposure.standing import NO_RIGHT, REMEDIES
from .changing import changes
from .clock import DAY
from .decision import Citation, no_truth
from .editions import LAW
from .packs.us import states
from .policy import Policy
from .rules import Rule
from .tables.dispositions import READY_MADE
from .vocabulary import Authority


class Kind(StrEnum):
    """What may grow old."""

    EDITION = "edition"
    """What changes in packages that are installed beside this one."""
    ANNOUNCED = "announced"
    """Law that was announced without a day."""
    CHANGE = "change"
    """A rule or number that begins, ends or changes on a day after its text was read."""
    TEXT = "text"
    """The texts of a body of law that were read."""
    UNREAD = "unread"
    """Texts that nobody here has found, known from others or not at all."""
    FIGURE = "figure"
    """What an audit rests on: what violations cost, and how examiners ask."""
    TABLE = "table"
    """Which places area codes and ZIPs mean."""
    CALENDAR = "calendar"
    """The legal public holidays."""
    CODES = "codes"
    """The lists of vendors from which the tables of dispositions were made."""


MONTHLY: Final = 1
YEARLY: Final = 12
MONTHS: Final[Mapping[Kind, int]] = MappingProxyType(
    {kind: MONTHLY if kind in (Kind.EDITION, Kind.ANNOUNCED) else YEARLY for kind in Kind if kind is not Kind.CHANGE}
)
"""For how many months a look at each is good enough; a change is due on its day."""


class Watched(NamedTuple):
    """What bears no date of its own, and when somebody last looked whether there is anything newer."""

    kind: Kind
    where: str
    what: str
    looked: date


WATCHED: Final = (
    Watched(Kind.EDITION, "tzdata", "time zones: is there a newer edition?", date(2026, 11, 29)),
    Watched(Kind.EDITION, "phonenumbers", "telephone numbers: is there a newer edition?", date(2026, 11, 29)),
    Watched(Kind.TABLE, "area codes", "new codes, overlays and splits", date(2026, 11, 29)),
    Watched(Kind.TABLE, "ZIPs", "new and moved ones, and the zones of states and counties", date(2026, 11, 29)),
    Watched(Kind.CALENDAR, "holidays", "5 USC 6103(a): is a day added, or moved?", date(2026, 11, 21)),
)
"""A look that finds nothing newer is written here as a new day."""

TABLES_END: Final = date(2037, 1, 1)
"""Two zones are taken for one where they have the same offsets at every instant until the end of this year."""


@dataclass(frozen=True, slots=True)
class Held:
    """Something that is held here, and when it is due to be looked at.

    Attributes:
        kind: what it is.
        where: the id of the pack or place, or the name of the table, list or package.
        what: what of it.
        looked: when somebody last looked at it.
        due: the first day on which it is stale.
        rules: the rules that rest on it, if it is law.
        texts: the texts, if it is law.
    """

    kind: Kind
    where: str
    what: str
    looked: date
    due: date
    rules: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ages:
    """How old what is held here is on a day.

    Attributes:
        policy: the name and version of the policy whose law was looked through.
        on: the day.
        held: everything, by the day on which it is due.
    """

    policy: str
    on: date
    held: tuple[Held, ...]

    __bool__ = no_truth("what is held: ask whether something is stale")

    @property
    def stale(self) -> tuple[Held, ...]:
        """What is due on the day or was before, the longest overdue first."""
        return tuple([each for each in self.held if each.due <= self.on])

    @property
    def coming(self) -> tuple[Held, ...]:
        """What is not due yet, the soonest first."""
        return self.held[len(self.stale) :]


def ages(policy: Policy, on: date, *, months: int = YEARLY) -> Ages:
    """How old the law of a policy is on a day, and the tables, lists and figures beside it.

    Args:
        policy: whose law.
        on: the day, such as today.
        months: how long a text of law that was read is good enough.

    Raises:
        ValueError: a look is good enough for less than a month, or for more than a hundred years.
    """
    if not MONTHLY <= months <= _MOST:
        raise ValueError(f"months: between {MONTHLY} and {_MOST:,}")
    law = list(_law(policy, months))
    held = chain(law, _changes(policy, on), _figures(), _lists(), _watched(), _installed(on, installed()))
    return Ages(policy.label, on, tuple(sorted(held, key=lambda each: (each.due, _ORDER[each.kind]))))


_MOST: Final = 1_200
_ORDER: Final = {kind: place for place, kind in enumerate(Kind)}
_LAW: Final = date.fromisoformat(LAW)


def _after(looked: date, months: int) -> date:
    """The first day on which a look is not good enough any more; the last day that there is, where none would be."""
    try:
        return looked + relativedelta(months=months)
    except (ValueError, OverflowError):
        return date.max


def _last_read(rule: Rule, citation: Citation) -> date | None:
    """When the text that a rule cites was last read beside it; None: nobody has read it."""
    return None if citation.read_on is None else max(citation.read_on, rule.read_again or citation.read_on)


def _law(policy: Policy, months: int) -> Iterator[Held]:
    for pack in policy.packs:
        read: dict[Citation, date | None] = {}
        citing: dict[Citation, list[str]] = {}
        for rule in pack.rules:
            for citation in dict.fromkeys([*rule.citations, *[each.citation for each in rule.parameters.values()]]):
                read[citation] = max(filter(None, (read.get(citation), _last_read(rule, citation))), default=None)
                citing.setdefault(citation, []).append(rule.id)
        yield from _by_day(pack.id, read, months, citing)
        for each in pack.announced:
            what = f"{each.citation}: is there a day?"
            yield Held(Kind.ANNOUNCED, pack.id, what, _LAW, _after(_LAW, MONTHS[Kind.ANNOUNCED]), each.rules)
    for place in sorted(policy.places & states.MODULES.keys()):
        known = states.jurisdiction(place)
        if not known.packs:  # what was read for rules is cited by them
            yield from _by_day(place, {citation: citation.read_on for citation in known.read}, months)


def _by_day(
    where: str,
    read: Mapping[Citation, date | None],
    months: int,
    citing: Mapping[Citation, Iterable[str]] = MappingProxyType({}),
) -> Iterator[Held]:
    """The texts of one body of law, those of one day together."""
    law = {citation: day for citation, day in read.items() if citation.authority is not Authority.HOUSE}
    for day in dict.fromkeys(law.values()):
        of_the_day = [citation for citation, when in law.items() if when == day]
        kind, looked = (Kind.UNREAD, _LAW) if day is None else (Kind.TEXT, day)
        rules = dict.fromkeys(chain.from_iterable(citing.get(citation, ()) for citation in of_the_day))
        texts = tuple(dict.fromkeys(f"{citation.source} {citation.section}" for citation in of_the_day))
        what = f"{len(texts)} {'text' if len(texts) == 1 else 'texts'} {'not found' if day is None else 'read'}"
        yield Held(kind, where, what, looked, _after(looked, months), tuple(rules), texts)


def _changes(policy: Policy, on: date) -> Iterator[Held]:
    """The rules and numbers that begin, end or change after their texts were read, within a year of the day."""
    looked = {rule.id: _looked(rule) for rule in policy.rules() if rule.confidence is not None}  # None: of the house
    first, last = min(looked.values(), default=on) + DAY, _after(on, YEARLY)
    if last < first:
        return
    for change in changes(policy, first, last).changes:
        if looked.get(change.rule, date.max) < change.day:
            numbers = ", ".join(number.name for number in change.numbers)
            what = f"{change.kind.value}{f' ({numbers})' if numbers else ''}: {change.title}"
            texts = tuple(f"{citation.source} {citation.section}" for citation in change.citations)
            yield Held(Kind.CHANGE, change.pack, what, looked[change.rule], change.day, (change.rule,), texts)


def _looked(rule: Rule) -> date:
    """When the law of a rule was last read, all of it; where nobody read it, when the law was last gone through."""
    law = [_last_read(rule, citation) for citation in rule.citations if citation.authority is not Authority.HOUSE]
    return min([day for day in law if day is not None], default=_LAW)


def _figures() -> Iterator[Held]:
    for remedy in REMEDIES:
        cited = dict.fromkeys([*remedy.citations, *[number.citation for number in remedy.parameters().values()]])
        yield _figure(remedy.id, remedy.title, cited)
    yield _figure(
        "no action", "the rules for which nobody has an action", dict.fromkeys(no.citation for no in NO_RIGHT)
    )
    yield _figure("examination", str(PROCEDURES), (PROCEDURES,))


def _figure(where: str, what: str, cited: Iterable[Citation]) -> Held:
    texts = tuple(dict.fromkeys(f"{citation.source} {citation.section}" for citation in cited))
    looked = min([citation.read_on for citation in cited if citation.read_on is not None], default=_LAW)
    return Held(Kind.FIGURE, where, what, looked, _after(looked, MONTHS[Kind.FIGURE]), texts=texts)


def _lists() -> Iterator[Held]:
    for name, table in READY_MADE.items():
        for source in table.sources:
            looked = source.read_on or _LAW
            yield Held(Kind.CODES, name, source.document, looked, _after(looked, MONTHS[Kind.CODES]))


def _watched() -> Iterator[Held]:
    for each in WATCHED:
        yield Held(*each, _after(each.looked, MONTHS[each.kind]))
    end = f"zones are told apart until {TABLES_END.year}"
    yield Held(Kind.TABLE, "zones", end, min(each.looked for each in WATCHED if each.kind is Kind.TABLE), TABLES_END)


def installed() -> dict[str, str]:
    """Which releases of the packages of data are installed."""
    import phonenumbers  # both only here: neither is needed to import the library
    import tzdata

    return {"phonenumbers": phonenumbers.__version__, "tzdata": tzdata.__version__}


def _installed(on: date, releases: Mapping[str, str]) -> Iterator[Held]:
    """The packages that are older than those from which the tables were made."""
    from .clock._area_codes import MADE_WITH

    for name, release in releases.items():
        if _numbers(release) < _numbers(MADE_WITH[name]):
            what = f"{release} is installed, and the tables of places were made with {MADE_WITH[name]}"
            looked = next(each.looked for each in WATCHED if each.where == name)
            yield Held(Kind.EDITION, name, what, looked, min(on, looked))


def _numbers(release: str) -> tuple[int, ...]:
    return tuple([int(part) for part in release.split(".") if part.isdigit()])


__all__ = ["MONTHS", "TABLES_END", "WATCHED", "Ages", "Held", "Kind", "Watched", "ages", "installed"]
