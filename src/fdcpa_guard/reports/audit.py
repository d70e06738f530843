"""An audit as one page: what was looked at, three verdicts apart, what was found, and what was not looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from markupsafe import Markup

from ..audit.belonging import apart
from ..audit.belonging import policies as named_in
from ..audit.exposure import Exposure, Range, money
from ..audit.parts import Audit, Part, Totals, together
from ..audit.reconciling import Account
from ..audit.reviewing import Reviewed, sheet
from ..audit.scoring import Scorecard
from ..audit.shown import verdicts
from ..policy import Policy
from ..records import chain
from ..showing import audited, pictures, wording
from ..showing.naming import Names
from .page import page, picture
from .scorecard import shown, weeks_of_all


def audit_page(audit: Audit, *, title: str = "Contacts made, audited", policies: Iterable[Policy] = ()) -> str:
    """The page of an audit: its verdicts, what each part found, and of what is missing that it was not looked at.

    ``policies``: those by which a house's own rules are called by their titles, as the ready-made ones are.
    """
    names = Names(policies)
    sections = [
        _Section(kind, title, command, tuple(_views(kind, getattr(audit, kind), names)))
        for kind, (title, command) in audited.PARTS.items()
    ]
    return page(
        "audit.html",
        heading=title,
        verdicts=verdicts(audit),
        marks=audited.MARKS,
        sections=sections,
        policies=tuple(named_in(audit)),
        apart=apart(audit),
        periods=tuple(_periods(audit)),
        parts_given=tuple((section.title, view.part) for section in sections for view in section.views),
        facts=tuple(_in_short(audit)),
        signed=_names_signers(audit),
    )


def part_page(part: Part[Any], *, whole: Scorecard | None = None, policies: Iterable[Policy] = ()) -> str:
    """The page of one part alone, by the same templates; that of a scorecard is `scorecard_page`.

    ``whole``: of a replay, a scorecard of its attempts, to show which rules object, and when.
    ``policies``: as of `audit_page`.

    Raises:
        TypeError: the part holds nothing that an audit has.
    """
    names = Names(policies)
    audit = together([part])
    (kind,) = [name for name in audited.PARTS if getattr(audit, name)]
    if kind == "scorecards":
        return page("scorecard.html", shown=shown(part.found, names), part=part)
    (view,) = _views(kind, (part,), names)
    if whole is not None:
        more = {"whole": shown(whole, names, f"{kind}-whole"), "weeks": _picture_of_all(whole, kind)}
        view = _View(part, {**view.more, **more}, names)
    signed = _names_signers(audit)
    return page("part.html", signed=signed, kind=kind, heading=audited.PARTS[kind][0], view=view, alone=True)


# -- what templates show


@dataclass(frozen=True, slots=True)
class _View:
    """A part, and what was made of it to be shown."""

    part: Part[Any]
    more: dict[str, Any]
    names: Names


@dataclass(frozen=True, slots=True)
class _Section:
    """The parts of one kind; none: it was not looked at."""

    kind: str
    title: str
    command: str
    views: tuple[_View, ...]


def _views(kind: str, parts: Sequence[Part[Any]], names: Names) -> Iterator[_View]:
    make = _MORE.get(kind, lambda found, name: {})
    for number, part in enumerate(parts, 1):
        more = make(part.found, f"{kind}-{number}")
        if isinstance(part.found, Scorecard):
            more["shown"] = shown(part.found, names, f"{kind}-{number}")
        yield _View(part, more, names)


def _of_chain(found: chain.Verdict, name: str) -> dict[str, Any]:
    return {
        "unaltered": chain.unaltered_in_words(found),
        "complete": chain.complete_in_words(found),
        "findings": [chain.described(each) for each in found.findings],
    }


def _of_totals(found: Totals, name: str) -> dict[str, Any]:
    return {"whole": None, "weeks": None}


def _of_card(found: Scorecard, name: str) -> dict[str, Any]:
    return {"weeks": _picture_of_all(found, name)}


def _picture_of_all(card: Scorecard, name: str) -> Markup | None:
    return picture(weeks_of_all(card, f"{name}-all")) if card.whole.weeks else None


def _of_account(found: Account, name: str) -> dict[str, Any]:
    those = {kind: [each for each in found.findings if kind in each.kinds] for kind in found.by_kind}
    kinds = [
        (kind, audited.KINDS[kind], [(each, each.words[each.kinds.index(kind)]) for each in of[:EXAMPLES]], len(of))
        for kind, of in those.items()
    ]
    bars = [pictures.Bar(audited.KINDS[kind], count) for kind, count in found.by_kind.items()]
    row = pictures.Row("contacts", audited.by_week(each.at for each in found.findings))
    words = pictures.Words("", "contacts with which something is wrong")
    return {
        "kinds": kinds,
        "bars": picture(
            pictures.bars("What is wrong, by kind", "one contact may be of several kinds", bars, name=f"{name}-kinds")
        )
        if bars
        else None,
        "weeks": picture(pictures.weeks("Findings by week", [row], words, name=f"{name}-weeks")) if row.weeks else None,
        "span": audited.span_in_words,
        "unused": audited.WHY_UNUSED,
        "met": audited.MET,
        "most": EXAMPLES,
    }


EXAMPLES: Final = 10
"""How many of a kind are named on a page; how many there are besides is told."""


def _of_sample(found: Any, name: str) -> dict[str, Any]:
    return {"sheet": sheet(found)}


def _of_review(found: Reviewed, name: str) -> dict[str, Any]:
    both = (("a rule should have answered otherwise", found.disagree), ("a fact was wrong", found.wrong_facts))
    intervals = [
        pictures.Interval(
            what,
            "none was judged"
            if rates.overall.rate is None
            else f"{rates.overall.rate:.1%} ({rates.overall.low:.1%} to {rates.overall.high:.1%})",
            100 * rates.overall.low,
            100 * rates.overall.high,
            None if rates.overall.rate is None else 100 * rates.overall.rate,
        )
        for what, rates in both
    ]
    legend = pictures.Legend(
        f"between these the rate lies, at a confidence of {100 * found.confidence:.4g} %", "the rate in the sample"
    )
    return {
        "rates": [(what, rates, audited.estimate_in_words) for what, rates in both],
        "picture": picture(
            pictures.rates(
                "How often, in a hundred contacts", "of all contacts that were drawn from", intervals, legend, name=name
            )
        ),
        "described": wording.described,
    }


def _of_exposure(found: Exposure | dict[str, Exposure], name: str) -> dict[str, Any]:
    several = {"": found} if isinstance(found, Exposure) else found
    return {
        "apart": not isinstance(found, Exposure),
        "several": [
            (
                value,
                each,
                picture(_ranges(each, f"{name}-{number}")) if any(line.amount.high for line in each.lines) else None,
            )
            for number, (value, each) in enumerate(several.items())
        ],
    }


def _ranges(found: Exposure, name: str) -> str:
    intervals = [
        pictures.Interval(line.title, str(line.amount), float(line.amount.low), _end(line.amount))
        for line in found.lines
        if _end(line.amount) != 0 and (line.amount.low or line.amount.high is not None)
    ]
    return pictures.rates(
        "What each law may give",
        f"in dollars, from the least to the most that its text gives{_not_drawn(found)}",
        intervals,
        pictures.Legend(f"from the least to the most{_ARROW * any(each.high is None for each in intervals)}"),
        shown=_short,
        name=name,
    )


_ARROW: Final = "; an arrow: no upper end is known"


def _not_drawn(found: Exposure) -> str:
    """How many laws have no number to draw, though something counts under them."""
    unknown = sum(not line.amount.low and line.amount.high is None for line in found.lines)
    return f"; under {unknown} more, of unknown size, there is nothing to draw" if unknown else ""


def _short(amount: float) -> str:
    """Dollars as a scale shows them."""
    for size, letter in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if amount >= size:
            return f"${amount / size:g}{letter}"
    return money(Decimal(str(amount)))


def _end(amount: Range) -> float | None:
    return None if amount.high is None else float(amount.high)


_MORE: Final[dict[str, Any]] = {
    "chains": _of_chain,
    "replays": _of_totals,
    "scorecards": _of_card,
    "accounts": _of_account,
    "samples": _of_sample,
    "reviews": _of_review,
    "exposures": _of_exposure,
}


def _names_signers(audit: Audit) -> bool:
    """Whether the page names people: those who signed mean it."""
    return any(part.found.signatures for part in audit.records)


def _periods(audit: Audit) -> Iterator[tuple[str, str]]:
    """Of what, and from when to when."""
    for account in audit.accounts:
        stated = "as stated" if account.found.stated else "which both sides cover"
        if account.found.period is not None:
            yield "reconciled", f"{audited.span_in_words(account.found.period)}, {stated}"
    for card in audit.scorecards:
        whole = card.found.whole
        if whole.first is not None and whole.last is not None:
            yield "counted", f"{wording.day(whole.first)} to {wording.day(whole.last)} (UTC)"


def _in_short(audit: Audit) -> Iterator[tuple[str, str]]:
    """What was found, a line for each kind of part."""
    for card in audit.scorecards:
        whole, rate = card.found.whole, card.found.whole.rate
        lies = "" if rate is None else f", {rate.per_thousand:.1f} in a thousand ({rate.low:.1f} to {rate.high:.1f})"
        unjudged = f"{whole.not_judged + whole.unread:,} could not be judged"
        yield (
            f"attempts, by {', '.join(card.found.by)}",
            f"{whole.violating:,} of {whole.attempts:,} violate something{lies}; {unjudged}",
        )
    if not audit.scorecards:
        for replay in audit.replays:
            counts = {each.value: count for each, count in replay.found.verdicts.items()}
            told = ", ".join(f"{count:,} {name.replace('-', ' ')}" for name, count in counts.items())
            yield "attempts", f"{told}, {replay.found.errors:,} in error, of {replay.found.attempts:,}"
    for account in audit.accounts:
        found = account.found
        yield (
            "contacts",
            f"{len(found.findings):,} of {found.contacts:,} with which something is wrong; {found.allowed:,} allowed",
        )
        unmet, open_ = len(found.duties.unmet), found.duties.open
        yield "duties", f"{found.duties.met:,} met by their day, {open_:,} still open, {unmet:,} not known to be met"
    for review in audit.reviews:
        yield (
            "reviewers",
            f"a rule should have answered otherwise: {audited.estimate_in_words(review.found.disagree.overall)}",
        )
        yield "", f"a fact was wrong: {audited.estimate_in_words(review.found.wrong_facts.overall)}"
    for exposure in audit.exposures:
        if isinstance(exposure.found, Exposure):
            yield "exposure", _comes_to(exposure.found)
        else:
            for value, each in exposure.found.items():
                yield "exposure", f"{value or 'without the tag'}: {_comes_to(each)}"


def _comes_to(found: Exposure) -> str:
    figured = "" if found.total == found.with_figures else f"{found.with_figures} under laws with figures, "
    return (
        f"to persons {figured}{'in all ' * bool(figured)}{found.total}; to the public {found.public}; no legal advice"
    )
