"""The law packs of three states, said again as documents, decide as the packs do.

A few rules are no shape and stay programs, in a pack beside the document: in Florida what goes to the employer, in
Washington the hours, which pass over what is known not to reach the residence, and posts that others can see, and in
West Virginia the times that the consumer called inconvenient.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Decision, Guard, Policy
from fdcpa_guard.documents import load_policy
from fdcpa_guard.packs.us.states import florida, washington, west_virginia
from fdcpa_guard.rules import Pack
from fdcpa_guard.testing.crowds import MEDIA, Crowd, Json
from fdcpa_guard.testing.occasions import WALLS, instant
from tests.properties.search import effort, search


class _InState(Crowd):
    """Questions about a person who is mostly in one state, crowded with what its pack looks at."""

    state = ""
    zones: tuple[str, ...] = ()
    days: tuple[date, ...] = (date(2026, 4, 8), date(2026, 3, 8), date(2026, 11, 1))
    recipients: tuple[str, ...] = ("employer", "third-party", "spouse")
    scopes: tuple[str, ...] = ()
    debt_kind = "credit-card"

    def __init__(self, rng: Random) -> None:
        super().__init__(rng)
        self.home = self.pick(self.zones)
        self.today = self.pick(self.days) + timedelta(days=self.whole(0, 4))
        self.at = instant(self.today, self.pick(WALLS), self.home)
        if self.chance(30):
            self.recipient = self.pick(self.recipients)
        if self.chance(30):
            self.medium = self.pick(MEDIA)

    def located(self) -> list[Json]:
        found = super().located() if self.chance(15) else []
        who = self.person or self.recipient
        for one in dict.fromkeys((who, "consumer")):
            place: Json = {"id": self.id("state"), "state": self.state if self.chance(92) else "KS"}
            if one != "consumer":
                place["person"] = one
            if self.chance(95):
                found.append(place)
        return found

    def debt(self, id: str) -> Json:
        made = super().debt(id)
        if self.chance(85):
            made |= {"kind": self.debt_kind}
            made.pop("servicing_account", None)
        if self.chance(4):
            made["nature"] = "commercial"
        return made

    def consent(self) -> Json:
        made = super().consent()
        if self.scopes and self.chance(50):
            made["scope"] = self.pick(self.scopes)
            for name in ("windows", "third_party"):
                made.pop(name, None)
            made.pop("address", None)
        made["in_writing"] = self.flag(True)
        return made

    def representation(self) -> Any:
        if self.chance(70):
            return super().representation()
        learned = self.near(-45, 1)
        made: Json = {"id": "lawyer", "learned_at": self.text(learned), "in_writing": self.flag(True)}
        made["attorney_can_be_found"] = self.flag(True)
        self.maybe_debts(made)
        if self.chance(60):
            asked = max(learned, self.near(-33, -28))
            made["asked_at"] = self.text(asked)
            self.maybe_after(made, "answered_at", asked, 20)
        self.maybe_after(made, "ended_at", learned, 10)
        return [made]


class _InFlorida(_InState):
    state = "FL"
    zones = ("America/New_York", "America/Chicago")
    days = (date(2026, 4, 8), date(2025, 5, 14), date(2025, 5, 12))
    recipients = ("employer",)
    scopes = ("employer", "time")

    def __init__(self, rng: Random) -> None:
        super().__init__(rng)
        if self.chance(12):
            self.medium = "email"

    def consent(self) -> Json:
        made = super().consent()
        if made["scope"] == "time" and "windows" not in made:
            made["windows"] = self.windows()
        return made


class _InWashington(_InState):
    state = "WA"
    zones = ("America/Los_Angeles",)
    debt_kind = "payday-loan"
    scopes = ("home-visit", "workplace")

    def __init__(self, rng: Random) -> None:
        super().__init__(rng)
        if self.chance(25):
            self.recipient = "consumer"
            self.medium = "in-person"
            self.purpose = "collection"

    def request(self) -> Json:
        made = super().request()
        if self.chance(30):
            made = {"id": made["id"], "kind": "employer-prohibits", "received_at": made["received_at"]}
        return made

    def contact(self) -> Json:
        made = super().contact()
        if self.medium == "in-person" and self.chance(70):
            made["person_is_at"] = self.pick(("home", "work"))
        return made


class _InWestVirginia(_InState):
    state = "WV"
    zones = ("America/New_York",)
    days = (date(2026, 4, 8), date(2026, 3, 6), date(2026, 10, 29))

    def history(self) -> Any:
        """Often about as many calls, or talks, as the act allows in a week."""
        found = super().history()
        if not isinstance(found, dict) or not self.chance(35):
            return found
        talks = self.chance(50)
        for _ in range(self.whole(9, 12) if talks else self.whole(28, 33)):
            call: Json = {"id": self.id("out"), "at": self.text(self.near(-8, 0)), "medium": "call", **self.who()}
            call["debts"] = self.debt_list()
            call["outcome"] = "conversation" if talks else self.pick(("rang-out", "voicemail", "not-connected"))
            found["attempts"].append(call)
        return found


@dataclass(frozen=True)
class _State:
    """A document, the pack that it says again, and those of its rules that stay programs."""

    name: str
    pack: Pack
    maker: Callable[[Random], Crowd]
    programs: frozenset[str] = frozenset()
    beside: str = ""
    """What the document calls the pack of those."""
    packs: Mapping[str, Pack] = field(init=False)

    def __post_init__(self) -> None:
        rules = tuple(rule for rule in self.pack.rules if rule.id in self.programs)
        written = replace(self.pack, id=self.beside, rules=rules)
        object.__setattr__(self, "packs", {self.beside: written} if rules else {})

    @property
    def document(self) -> Policy:
        path = Path(__file__).parent / "states" / f"{self.name}.yaml"
        return load_policy(path.read_text("utf-8"), packs=self.packs, source=path.name)


STATES = (
    _State(
        "florida",
        florida.CONSUMER_COLLECTION,
        _InFlorida,
        frozenset({"us.fl.559-72-4.employer", "us.fl.559-72-17.hours", "us.fl.559-72-17.email-hours"}),
        "florida-written",
    ),
    _State(
        "washington",
        washington.SMALL_LOANS,
        _InWashington,
        frozenset({"us.wa.31-45-082-3c.night", "us.wa.31-45-082-3d.public-post"}),
        "small-loans-written",
    ),
    _State(
        "west_virginia",
        west_virginia.CONSUMER_CREDIT,
        _InWestVirginia,
        frozenset({"us.wv.46a-2-125d.inconvenient-time"}),
        "west-virginia-written",
    ),
)
each_state = pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)


@each_state
def test_it_has_the_same_rules(state: _State) -> None:
    document = state.document
    assert {pack.jurisdiction for pack in document.packs} == {state.pack.jurisdiction}
    assert document.places == {state.pack.jurisdiction}
    ours = {rule.id: rule for rule in document.rules()}
    assert ours.keys() == {rule.id for rule in state.pack.rules}
    for theirs in state.pack.rules:
        mine = ours[theirs.id]
        for name in ("title", "effect", "in_force", "media", "recipients", "purposes", "needs", "data"):
            assert getattr(mine, name) == getattr(theirs, name), (theirs.id, name)
        assert {n: (p.values, p.unit, p.stricter) for n, p in mine.parameters.items()} == {
            n: (p.values, p.unit, p.stricter) for n, p in theirs.parameters.items()
        }


def told(decision: Decision) -> dict[str, Any]:
    """All of a decision but its wording and what it cites: a document cites the house, a pack the law."""
    return {
        "allowed": decision.allowed,
        "reasons": sorted(
            (r.rule, r.effect, r.debts, str(r.lapses_at), r.denies, r.message, str(r.facts)) for r in decision.reasons
        ),
        "duties": sorted((d.rule, d.message, d.debts, str(d.due)) for d in decision.duties),
        "advisories": sorted((a.rule, a.message, a.debts) for a in decision.advisories),
        "debts": decision.permitted_debts,
        "until": decision.valid_until,
    }


@each_state
@effort(300, 10_000)
def test_it_decides_the_same(state: _State, examples: int) -> None:
    as_document = Guard(state.document)
    as_pack = Guard(Policy(state.name, "1", (state.pack,)))
    objecting: set[str] = set()
    missing: set[str] = set()
    verdicts: set[bool] = set()

    def theorem(case_: Json, contact_: Json, dice: Random) -> None:
        case, contact = Case.model_validate(case_), Contact.model_validate(contact_)
        ours, theirs = as_document.decide(contact, case), as_pack.decide(contact, case)
        assert told(ours) == told(theirs)
        verdicts.add(ours.allowed)
        for reason in theirs.reasons:
            (missing if reason.effect == "missing-fact" else objecting).add(reason.rule)

    search(f"{state.name} document", examples, theorem, make=lambda dice: state.maker(dice).question())
    assert verdicts == {True, False}
    assert objecting >= {rule.id for rule in state.pack.rules}, sorted(objecting)
    assert missing
