"""A decision and its trace as text for a terminal of 80 to 100 columns. Ids only: no number, address or name."""

import textwrap
from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby, zip_longest
from typing import Any, Final, NamedTuple

from rich.console import Console
from rich.text import Text

from ..decision import CountedCall, Decision, Reason
from ..explaining import Explanation
from ..plain_text import clean
from ..schema import DecisionRequest
from ..showing.limits import Limit, limits
from ..showing.wording import FOR_GOOD, day, facts, law, moment, recurring, subject
from .saying import say

_WIDEST: Final = 100
_NARROWEST: Final = 60
_LABEL: Final = 9
_MOST_LAPSES: Final = 8


class _Said(NamedTuple):
    """What an objection says, its rule and law apart."""

    effect: str
    message: str
    debts: tuple[str, ...]
    facts: str
    rebuttal: tuple[str, ...]
    lapses: tuple[str, ...]


class Page:
    """Lines on standard output, wrapped with their indent, at most 100 columns wide."""

    def __init__(self, *, plain: bool = False) -> None:
        self._console = Console(highlight=False, markup=False, emoji=False, color_system=None if plain else "auto")
        self.width = max(_NARROWEST, min(self._console.width, _WIDEST))
        self.drawn = self._console.is_terminal and not plain and not self._console.options.ascii_only
        """Whether block characters and colour can be shown."""

    def line(self, text: str = "", style: str = "", *, indent: int = 0) -> None:
        """A paragraph."""
        for line in self._wrapped(text, self.width - indent) or [""]:
            self._line((" " * indent, ""), (line, style))

    def row(self, label: str, text: str, *, indent: int = 2, style: str = "dim") -> None:
        """A label and its text, the text's further lines below its first."""
        label = clean(label).ljust(_LABEL - 1) + " "
        margin = indent + len(label)
        first, *rest = self._wrapped(text, self.width - margin) or [""]
        self._line((" " * indent, ""), (label, style), (first, ""))
        for line in rest:
            self._line((" " * margin + line, ""))

    def ruler(self, title: str = "") -> None:
        """A line across the page, with a title."""
        self._line((f"{clean(title)} ".lstrip().ljust(self.width, "-"), "bold"))

    def heading(self, title: str, count: int | None = None) -> None:
        """A title, and of how many; nothing if of none."""
        if count != 0:
            self.line()
            self.line(title if count is None else f"{title} ({count})", "bold")

    def text(self, text: Text) -> None:
        """One line, whose parts keep their styles."""
        if self._console.color_system is None:
            say(clean(text.plain).rstrip())
            return
        text.plain = clean(text.plain)
        text.rstrip()
        self._console.print(text, soft_wrap=True)

    def _line(self, *parts: tuple[str, str]) -> None:
        """One line of texts, each with its style; where none can be shown it is not worked out."""
        if self._console.color_system is None:
            say(clean("".join(text for text, _ in parts)).rstrip())
        else:
            self.text(Text.assemble(*parts))

    def _wrapped(self, text: str, width: int) -> list[str]:
        return textwrap.wrap(clean(text), width, break_on_hyphens=False)


class Writer:
    """Writes one question and what was answered."""

    def __init__(self, page: Page, asked: DecisionRequest) -> None:
        self.page = page
        self.contact = asked.contact
        self.zones = asked.case.index.clocks(self.contact.who, self.contact.at)

    def decision(self, decision: Decision) -> None:
        """The verdict, every reason, duty and advisory, how long it holds, and where its policy asks less."""
        self._verdict(decision)
        for title, denies in (("Reasons", True), ("Reported, not denying", False)):
            self.reasons(title, [reason for reason in decision.reasons if reason.denies is denies])
        self.page.heading("Duties" if decision.allowed else "Duties, were it allowed", len(decision.duties))
        for duty in sorted(decision.duties, key=lambda duty: duty.due or date.min):
            self.page.line(duty.message, indent=2)
            self.page.row("due", "in or with the contact" if duty.due is None else day(duty.due), indent=4)
            self._grounds(duty)
        self.page.heading("Advisories", len(decision.advisories))
        for advisory in decision.advisories:
            self.page.line(advisory.message, indent=2)
            self._grounds(advisory)
        self.page.heading("Where the policy asks less", len(decision.departures))
        for departure in decision.departures:
            self.page.line(departure.change, indent=2)
            self.page.row("rule", departure.rule, indent=4)
            self.page.row("because", departure.justification, indent=4)

    def explanation(self, explanation: Explanation) -> None:
        """The decision, and then the whole trace behind it."""
        self.decision(explanation.decision)
        self.page.heading("Where the person may be", len(explanation.zones) or None)
        for source, zones in explanation.zones:
            self.page.row(source, ", ".join(zones))
        if not explanation.zones:
            stand_in = "; the consumer's zones stand in" if self.zones else ""
            self.page.line(f"no evidence of where {self.contact.who} is{stand_in}", indent=2)
        self.page.heading("Past calls, as the limits of 1006.14(b) count them", len(explanation.counted) or None)
        for call in explanation.counted:
            self._counted(call)
        if not explanation.counted:
            self.page.line("none", indent=2)
        found = limits(explanation.tallies)
        self.page.heading("What each limit counts", len(found))
        for limit in found:
            self._limit(limit)
        self.page.heading("Limits that could not be told", len(explanation.untold))
        for rule, why in explanation.untold:
            self.page.line(rule, "bold cyan", indent=2)
            self.page.line(why, indent=4)
        applied = [trace for trace in explanation.rules if trace.verdict != "passed-over"]
        over = [trace for trace in explanation.rules if trace.verdict == "passed-over"]
        self.page.heading("Rules applied", len(applied))
        for trace in applied:
            until = "" if trace.until is None else f" (so until {self.moment(trace.until)})"
            self.page.line(trace.rule, "bold cyan", indent=2)
            self.page.row(trace.verdict, trace.why + until, indent=4, style="")
        self.page.heading("Rules passed over", len(over))
        for trace in over:
            self.page.line(trace.rule, "cyan", indent=2)
            self.page.line(trace.why, indent=4)

    def reasons(self, title: str, reasons: Sequence[Reason]) -> None:
        """Objections under a title; those that say the same one after another, as one."""
        self.page.heading(title, len(reasons))
        for alike, group in groupby(reasons, self._said):
            self._reason(alike, list(group))

    def recurring(self, title: str, reasons: Sequence[Reason]) -> None:
        """Objections that come and go, under a title: each said once, with every lapse."""
        found = recurring(reasons)
        self.page.heading(title, len(found))
        for last, ends in found:
            lapses = tuple(dict.fromkeys(map(self._lapse, ends)))
            self._reason(_Said(last.effect.value, last.message, last.debts, "", (), lapses), [last])

    def moment(self, at: datetime) -> str:
        """An instant on the clock of every zone where the person may be, and in UTC."""
        return moment(at, self.zones)

    @property
    def subject(self) -> str:
        """The contact in one line."""
        return subject(self.contact)

    # -- parts

    def _verdict(self, decision: Decision) -> None:
        verdict, style = ("ALLOWED", "bold green") if decision.allowed else ("DENIED", "bold red")
        self.page.row(verdict, self.subject, indent=0, style=style)
        self.page.row("when", self.moment(decision.at))
        for status in decision.packs:
            if status.why_not is None and status.applied:
                continue
            why = status.why_not or "no debt that the case holds"
            scope = f"applies to {', '.join(status.debts)} only" if status.applied else "does not apply"
            self.page.row(status.pack, f"{scope}: {why}")
        if decision.permitted_debts and not decision.allowed:
            self.page.row(
                "but", f"nothing objects to {', '.join(decision.permitted_debts)}: ask again about that alone"
            )
        until = decision.valid_until
        self.page.row("holds", FOR_GOOD if until is None else f"until {self.moment(until)}")
        self.page.row("policy", decision.policy)

    def _said(self, reason: Reason) -> _Said:
        lapses = (self._lapse(reason.lapses_at),)
        return _Said(reason.effect.value, reason.message, reason.debts, facts(reason.facts), reason.rebuttal, lapses)

    def _lapse(self, at: datetime | None) -> str:
        return FOR_GOOD if at is None else self.moment(at)

    def _reason(self, said: _Said, reasons: Sequence[Reason]) -> None:
        """Reasons that say the same, under several rules."""
        self.page.line(f"{said.effect}: {said.message}", "bold", indent=2)
        shown, more = said.lapses[:_MOST_LAPSES], said.lapses[_MOST_LAPSES:]
        for label, lapse in zip_longest(("lapses",), shown, fillvalue=""):
            self.page.row(label, lapse, indent=4)
        if more:
            self.page.row("", f"and {len(more)} times more, the last {more[-1]}", indent=4)
        self._debts(said.debts)
        self._detail("facts", said.facts)
        self._detail("rebuttal", "; ".join(said.rebuttal))
        for reason in reasons:
            self.page.row("rule", reason.rule, indent=4)
            self._detail("law", law(reason.citations))

    def _grounds(self, said: Any) -> None:
        self._debts(said.debts)
        self._detail("facts", facts(said.facts))
        self.page.row("rule", said.rule, indent=4)
        self._detail("law", law(said.citations))

    def _debts(self, debts: tuple[str, ...]) -> None:
        if len(self.contact.debts) > 1:
            self._detail("debts", ", ".join(debts))

    def _detail(self, label: str, text: str) -> None:
        if text:
            self.page.row(label, text, indent=4)

    def _counted(self, call: CountedCall) -> None:
        on = "" if call.local_date is None else f" on {day(call.local_date)}"
        self.page.line(f"{call.event}{on}, about {call.debt}", indent=2)
        self.page.row("counts" if call.counted else "not", f"{call.why} ({call.citation})", indent=4, style="")

    def _limit(self, limit: Limit) -> None:
        self.page.line(limit.name, "bold", indent=2)
        self.page.row("counted", f"{limit.count}; {limit.state(self.zones)}", indent=4, style="")
        clock = "" if limit.tally.zone is None else f", on the clock of {limit.tally.zone}"
        self.page.row("within", f"{limit.tally.period}{clock}", indent=4)
        for rule in limit.rules:
            self.page.row("rule", rule, indent=4)
        for event in limit.tally.events:
            counts = "counts" if event.counted else "not"
            self.page.row(counts, f"{event.event}, {event.medium}, {self.moment(event.at)}: {event.why}", indent=6)
