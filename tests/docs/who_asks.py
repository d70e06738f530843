"""Which rule asks which field of which fact, found by watching the rules read.

``python -m tests.docs.who_asks`` writes the page.

Every scenario row about a rule puts that rule, and no other, to a question of its own; whatever it reads of the case
and the contact then, it asks. What the index and the guard read to find facts by person, place and time is kept apart,
and what merely lists, names or dates facts is not watched at all.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final, get_args

import fdcpa_guard
from fdcpa_guard import Case, Contact, Guard, Policy, vocabulary
from fdcpa_guard.facts import Content, Fact
from fdcpa_guard.facts.contact import OLDER, SYNONYMS
from fdcpa_guard.facts.identity import identities_of
from fdcpa_guard.facts.index import CaseIndex
from fdcpa_guard.facts.past import Past
from fdcpa_guard.rules import Pack, Question, Rule
from fdcpa_guard.testing.scenarios import Row
from tests.rows import scenario_rows

Field = tuple[str, str]
"""A kind of fact and one of its fields."""

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = ROOT / "docs" / "reference" / "who-asks.md"
EXCUSES: Final = Path(__file__).with_name("unasked.toml")
SAYING: Final = {"carries", "lacks", *OLDER}
"""The fields of a content that declare elements."""
ELEMENTS: Final = [element for element in vocabulary.Element if element not in SYNONYMS]
INDEX, GUARD = "the index", "the guard"
_SHOWN: Final = 3
_NO_RULES: Final = Guard(Policy("nothing", "1", (), places=frozenset({"US-MO"})))


def kinds(within: Any = (Contact, Case)) -> list[type[Fact]]:
    """Every kind of fact that a contact or a case holds, itself included."""
    found: dict[type[Fact], None] = {}

    def visit(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, Fact) and annotation not in found:
            found[annotation] = None
            for field in annotation.model_fields.values():
                visit(field.annotation)
        for inner in get_args(annotation):
            visit(inner)

    for kind in within:
        visit(kind)
    return list(found)


def fields() -> list[Field]:
    """Every field of every kind of fact; of a content, the elements in place of the fields that declare them."""
    elements = [(vocabulary.Element.__name__, element.value) for element in ELEMENTS]
    return [(kind.__name__, name) for kind in kinds() for name in kind.model_fields if name not in SAYING] + elements


class _Read(dict[str, Any]):
    """The values of a fact, which tells what is read of them; what is put there, the fact holds."""

    watch: Watch
    kind: type[Fact]
    known: frozenset[str]
    held: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        if name in self.known:
            self.watch.told(self.kind, name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        if name in self.known:
            self.watch.told(self.kind, name)
        return super().get(name, default)

    def __setitem__(self, name: str, value: Any) -> None:
        self.held[name] = value
        super().__setitem__(name, value)

    def setdefault(self, name: str, default: Any = None) -> Any:
        self.held.setdefault(name, default)
        return super().setdefault(name, default)

    def pop(self, name: str, *default: Any) -> Any:
        self.held.pop(name, *default)
        return super().pop(name, *default)


class Watch:
    """Who reads which fields, while it watches."""

    def __init__(self) -> None:
        self.read: dict[str, set[tuple[type[Fact], str]]] = {}
        self.elements: dict[Field, set[str]] = {}
        self.who: str | None = None
        self.by_them: set[tuple[type[Fact], str]] = set()

    @property
    def asked(self) -> dict[Field, set[str]]:
        """Who asks each field that anybody asked."""
        found = {field: {*who} for field, who in self.elements.items()}
        for who, read in self.read.items():
            for kind, name in read:
                found.setdefault((kind.__name__, name), set()).add(who)
        return found

    def told(self, kind: type[Fact], name: str) -> None:
        """A field is read, by whoever is watched now."""
        if self.who is not None:
            self.by_them.add((kind, name))

    @contextmanager
    def by(self, who: str | None) -> Iterator[None]:
        before = self.who, self.by_them
        self.who = who
        if who is not None:
            self.by_them = self.read.setdefault(who, set())
        try:
            yield
        finally:
            self.who, self.by_them = before

    def unwatched(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def quietly(*given: Any) -> Any:
            with self.by(None):
                return iter(list(method(*given)))

        return quietly

    @contextmanager
    def watching(self) -> Iterator[None]:
        plain = Fact.__getattribute__
        known = {kind: frozenset(kind.model_fields) for kind in kinds()}

        def told(fact: Fact, name: str) -> Any:
            value = plain(fact, name)
            who = self.who
            if who is None:
                return value
            if name == "__class__":  # what `isinstance` looks at, more often than anything else
                return value
            kind = type(fact)
            if name in known[kind]:
                self.by_them.add((kind, name))
            elif name == "has" and kind is Content:

                def has(element: vocabulary.Element) -> bool | None:
                    self.elements.setdefault((vocabulary.Element.__name__, element.value), set()).add(who)
                    return value(element)  # type: ignore[no-any-return]

                return has
            elif name == "__dict__":
                read = _Read(value)
                read.watch, read.kind, read.known, read.held = self, kind, known[kind], value
                return read
            return value

        copied = Fact.model_copy

        def copy(fact: Fact, **given: Any) -> Any:
            with self.by(None):  # what is copied is read of the copy
                return copied(fact, **given)

        quiet: list[tuple[type, str]] = [(kind, "instants") for kind in kinds() if "instants" in vars(kind)]
        quiet += [(Fact, "instants"), (CaseIndex, "_dangling"), (CaseIndex, "_places_named")]
        quiet.append((Past, "grouped"))
        kept = {(owner, name): vars(owner)[name] for owner, name in quiet}
        try:
            Fact.__getattribute__ = told  # type: ignore[method-assign, assignment]
            Fact.model_copy = copy  # type: ignore[method-assign, assignment]
            for (owner, name), method in kept.items():
                function = method.__func__ if isinstance(method, staticmethod) else method
                made = self.unwatched(function)
                setattr(owner, name, staticmethod(made) if isinstance(method, staticmethod) else made)
            yield
        finally:
            del Fact.__getattribute__, Fact.model_copy
            for (owner, name), method in kept.items():
                setattr(owner, name, method)


@cache
def asked() -> dict[Field, set[str]]:
    """Who asks each field that anybody asks: ids of rules and packs, the index, the guard."""
    return asked_by(scenario_rows())


def asked_by(rows: Iterable[Row]) -> dict[Field, set[str]]:
    """Who asks each field that somebody asks in some rows; of cases alike, all rows are put to the first."""
    watch = Watch()
    unlike: dict[str, Case] = {}
    met: dict[int, Case] = {}

    def first(case: Case) -> Case:
        """The first of the cases alike; many rows have the very same one."""
        if id(case) not in met:
            met[id(case)] = unlike.setdefault(case.model_dump_json(), case)
        return met[id(case)]

    questions = [
        (_alone(row.policy, row.rule), row.contact, first(row.case))
        for row in rows
        if row.rule is not None and not row.rule.startswith("guard.")
    ]
    with watch.watching():
        for case in unlike.values():
            _forget(case)
            with watch.by(INDEX):
                index = CaseIndex(case)
                index.worked_out()
                same = identities_of(case)
            case.__dict__.update(index=index, identities=same)  # so that who is watched later reads none of it
        for (pack, rule), contact, case in questions:
            _put(watch, pack, rule, contact, case)
    return watch.asked


_RULES: Final[dict[int, dict[str, tuple[Pack, Rule]]]] = {}


def _alone(policy: Policy, id_: str) -> tuple[Pack, Rule]:
    """The pack that holds a rule of a policy, and the rule."""
    found = _RULES.get(id(policy))
    if found is None:
        found = _RULES[id(policy)] = {rule.id: (pack, rule) for pack in policy.packs for rule in pack.rules}
    return found[id_]


@cache
def _worked_out(kind: type[Fact]) -> tuple[str, ...]:
    """What is worked out of a kind of fact."""
    return tuple(name for name in dir(kind) if isinstance(getattr(kind, name, None), cached_property))


_KEPT: Final[dict[int, tuple[Fact, list[tuple[dict[str, Any], tuple[str, ...]]]]]] = {}


def _forget(fact: Fact) -> None:
    """Let what was worked out of the facts in a fact before anybody watched be worked out again."""
    if id(fact) not in _KEPT:
        _KEPT[id(fact)] = fact, list(_keeping(fact))
    for held, names in _KEPT[id(fact)][1]:
        for name in names:
            held.pop(name, None)


def _keeping(fact: Fact) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    """Of each fact in a fact of whose kind anything is worked out, what it holds, and the names of that."""
    for value in list(fact.__dict__.values()):
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Fact):
                yield from _keeping(each)
                names = _worked_out(type(each))
                if names:
                    yield each.__dict__, names


def _put(watch: Watch, pack: Pack, rule: Rule, contact: Contact, case: Case) -> None:
    """Let a rule, its pack and a guard without rules read what they need of a question."""
    _forget(contact)
    _forget(case)
    with watch.by(GUARD):
        view = Question(contact, case).view
        if view is not None:
            view.index.worked_out()
        _NO_RULES.decide(contact, case)
    with watch.by(None), suppress(Exception):
        question = Question(contact, case)
        debts = tuple(debt for debt in case.debts if debt.id in contact.debts)
        with watch.by(pack.id):
            question = question.only(tuple(debt for debt in debts if pack.excludes(case.collector, debt) is None))
        if rule.looks_at(question.medium, question.roles, question.acts, question.index.holdings) is not None:
            return
        check = rule.bound(contact.at.date())
        with watch.by(rule.id):
            if rule.counts is not None:
                list(rule.counts(question))
            check(question)


@cache
def excuses() -> dict[Field, str]:
    """Why nobody asks some fields."""
    given = tomllib.loads(EXCUSES.read_text(encoding="utf-8"))
    return {(kind, name): why for kind, names in given.items() for name, why in names.items()}


# -- the words that a field may have

_WORDS: Final = (
    vocabulary.Medium,
    vocabulary.Recipient,
    vocabulary.Purpose,
    vocabulary.Element,
    vocabulary.Voice,
    vocabulary.CollectorKind,
    vocabulary.DebtNature,
    vocabulary.DebtKind,
    vocabulary.LineType,
    vocabulary.LocationKind,
    vocabulary.CallOutcome,
    vocabulary.Delivery,
    vocabulary.ConsentScope,
    vocabulary.GivenTo,
    vocabulary.Obligor,
    vocabulary.ProceedingKind,
    vocabulary.NoticeKind,
)


def words() -> list[Field]:
    """Every word of the vocabulary that a fact may have as a value."""
    return [(kind.__name__, word.value) for kind in _WORDS for word in kind]


@cache
def used() -> set[Field]:
    """The words that the facts, rules, shapes, packs or guard name, in the code or in a set of the vocabulary."""
    members = {(kind.__name__, word.name): word.value for kind in _WORDS for word in kind}
    source = Path(fdcpa_guard.__file__).parent
    found = set()
    for file in source.rglob("*.py"):
        if file.relative_to(source).parts[0] in ("testing", "cli", "documents"):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                word = members.get((node.value.id, node.attr))
                if word is not None:
                    found.add((node.value.id, word))
    return found


# -- the page

_INTRODUCTION: Final = """# Who asks what

Every field of every fact, every element of a content, and who reads it to decide: rules and packs by their ids, the
index that finds facts by person, place and time, and the guard itself. It is found by putting each scenario of each
rule to that rule alone and watching what it reads. A field that nobody reads would be a fact that is known and of no
avail; a test fails for it, unless it is told here why nobody has to.

This page is made by `python -m tests.docs.who_asks`.
"""


def page() -> str:
    """The page, as it should be."""
    parts = [_INTRODUCTION]
    tables = {kind.__name__: "field" for kind in kinds()} | {vocabulary.Element.__name__: "element of a content"}
    for kind, what in sorted(tables.items()):
        parts.append(f"## {kind}\n\n| {what} | who asks |\n|---|---|\n")
        parts[-1] += "".join(f"| `{name}` | {_askers((kind, name))} |\n" for of, name in fields() if of == kind)
    return "\n".join(parts)


def _askers(field: Field) -> str:
    who = asked().get(field, set())
    named = sorted(who - {INDEX, GUARD})
    listed = [f"`{one}`" for one in named[:_SHOWN]]
    if len(named) > _SHOWN:
        listed.append("others")
    listed += [one for one in (INDEX, GUARD) if one in who]
    return ", ".join(listed) or f"nobody: {excuse(field)}"


def excuse(field: Field) -> str | None:
    """Why nobody asks a field; None if nothing excuses it."""
    return excuses().get(field) or excuses().get(("*", field[1]))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
