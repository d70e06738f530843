"""Which debts a pack covers: asked once for all debts that differ in nothing the pack says it reads."""

from datetime import date
from decimal import Decimal
from functools import partial, update_wrapper, wraps
from random import Random
from typing import Any
from unittest.mock import MagicMock

import pytest

from fdcpa_guard import Guard, InvalidPolicy, Policy, first_party
from fdcpa_guard.facts import Debt
from fdcpa_guard.rules import Pack, reads
from fdcpa_guard.vocabulary import CollectorKind, DebtKind, DebtNature
from tests.builders import case, contact, debt

NOON = "2026-04-01 12:00"

READ = [pack for pack in first_party().packs if pack.reads is not None]
SAID: dict[str, tuple[Any, ...]] = {
    **dict.fromkeys(("purchased", "charged_off", "time_barred", "guaranteed_by_person"), (True, False, "unknown")),
    "original_amount": (Decimal(400), Decimal(600_000), "unknown"),
    "incurred_on": (date(2024, 12, 31), date(2025, 7, 1), "unknown"),
    "assigned_on": (None, date(2024, 12, 31), date(2025, 7, 1), "unknown"),
}
"""What a debt may say besides, of which some packs read one thing or another."""
ASKED = [pack.id for pack in first_party().packs if pack.reads is None]


def test_every_pack_of_ours_says_what_it_reads() -> None:
    assert ASKED == []


@pytest.mark.parametrize("pack", READ, ids=lambda pack: pack.id)
def test_what_a_pack_says_it_reads_is_all_that_it_reads(pack: Pack) -> None:
    dice = Random(pack.id)
    plain = Debt.model_validate(debt())
    for kind in DebtKind:
        for nature in DebtNature:
            for obtained in (True, False, "unknown"):
                values = {"kind": kind, "nature": nature, "in_default_when_obtained": obtained}
                values |= {name: dice.choice(said) for name, said in SAID.items()}
                alike = plain.model_copy(update={name: values[name] for name in pack.reads or ()})
                other = plain.model_copy(update=values)
                for collector in CollectorKind:
                    assert pack.excludes(collector, alike) == pack.excludes(collector, other)


def counting(asked: list[str], *fields: str) -> Any:
    def why_not(collector: CollectorKind, of: Debt) -> str | None:
        asked.append(of.id)
        return "is a loan" if of.kind is DebtKind.LOAN else None

    return reads(*fields)(why_not) if fields else why_not


def test_a_pack_that_says_what_it_reads_is_asked_once_for_debts_alike() -> None:
    asked: list[str] = []
    guard = Guard(Policy("p", "1", (Pack("x", "X", (), counting(asked, "kind")),)))
    for number in range(5):
        guard.decide(contact(NOON, debts=(f"d{number}",)), case(debts=(debt(f"d{number}"),)))
    assert asked == ["d0"]
    said = guard.decide(contact(NOON), case(debts=(debt(kind="loan"),)))
    assert [(status.applied, status.why_not) for status in said.packs] == [(False, "is a loan")]


def test_a_pack_that_does_not_is_asked_each_time() -> None:
    asked: list[str] = []
    guard = Guard(Policy("p", "1", (Pack("x", "X", (), counting(asked)),)))
    for _ in range(3):
        guard.decide(contact(NOON), case())
    assert len(asked) == 3


@pytest.mark.parametrize("kinds", [("loan", "medical"), ("medical", "loan"), ("loan", "loan"), ("medical", "medical")])
def test_debts_together_are_covered_each_for_itself(kinds: tuple[str, str]) -> None:
    debts = tuple(debt(f"d{number}", kind=kind) for number, kind in enumerate(kinds))
    for fields in ((), ("kind",)):
        guard = Guard(Policy("p", "1", (Pack("x", "X", (), counting([], *fields)),)))
        for _ in range(2):
            (status,) = guard.decide(contact(NOON, debts=("d0", "d1")), case(debts=debts)).packs
            assert status.debts == tuple(f"d{n}" for n, kind in enumerate(kinds) if kind != "loan")
            assert status.why_not == ("is a loan" if "loan" in kinds else None)


@pytest.mark.parametrize("told", ["", " ", "\n\t", 7, True, False, ["is a loan"]], ids=repr)
def test_why_a_debt_is_not_covered_is_said_in_words(told: Any) -> None:
    pack = Pack("x", "X", (), lambda collector, of: told)
    with pytest.raises(InvalidPolicy, match="says why a debt is not covered, or None"):
        pack.excludes(CollectorKind.LAW_FIRM, debt())


def test_reading_what_is_no_field_is_refused() -> None:
    with pytest.raises(InvalidPolicy, match="reads fields of a debt"):
        reads("colour")


class Picky:
    def __init__(self) -> None:
        self.reads = ("kind",)

    def why_not(self, collector: CollectorKind, of: Debt) -> str | None:
        return "charged off" if of.charged_off is True else None

    @reads("charged_off")
    def said(self, collector: CollectorKind, of: Debt) -> str | None:
        return self.why_not(collector, of)

    __call__ = why_not


@reads("kind")
def _plain(collector: CollectorKind, of: Debt) -> str | None:
    return None


@wraps(_plain)
def _wrapping(collector: CollectorKind, of: Debt) -> str | None:
    return "charged off" if of.charged_off is True else _plain(collector, of)


def _labelled(collector: CollectorKind, of: Debt) -> str | None:
    return Picky().why_not(collector, of)


_labelled.reads = iter(("kind",))  # type: ignore[attr-defined]
NARROW: dict[str, Any] = {
    "a wrapper": _wrapping,
    "a wrapped partial": update_wrapper(partial(_wrapping), _plain),
    "an attribute of that name": _labelled,
    "an instance": Picky(),
    "a method": Picky().why_not,
    "a method that says it": Picky().said,
    "a mock": MagicMock(side_effect=Picky().why_not),
}


@pytest.mark.parametrize("name", NARROW)
@pytest.mark.parametrize("first", [True, False])
def test_only_what_says_it_itself_is_not_asked_again(name: str, first: bool) -> None:
    guard = Guard(Policy("p", "1", (Pack("x", "X", (), NARROW[name]),)))
    for charged_off in (first, not first):
        (status,) = guard.decide(contact(NOON), case(debts=(debt(charged_off=charged_off),))).packs
        assert status.applied is not charged_off


@pytest.mark.parametrize(
    "of", [Picky().why_not, Picky(), partial(_plain), len], ids=["method", "instance", "partial", "C"]
)
def test_it_is_said_above_a_function(of: Any) -> None:
    with pytest.raises(InvalidPolicy, match="above the function"):
        reads("kind")(of)


def test_a_failure_is_told_with_each_contact() -> None:
    @reads("kind")
    def fails(collector: CollectorKind, of: Debt) -> str | None:
        raise ValueError

    guard = Guard(Policy("p", "1", (Pack("x", "X", (), fails),)))
    for _ in range(2):
        assert not guard.decide(contact(NOON), case()).allowed
