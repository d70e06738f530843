"""Scenario files: examples of contacts, and what a policy must say of each. Parsing and running; no file is read here.

    suite = load(text, source="hours.policy.yaml")
    for row in suite.rows():
        assert row.run().passed, row.run().problem

Which rules have which cases is known without running anything: see `outcomes`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, cached_property
from typing import Any, Final

from .. import policies
from ..decision import Advisory, Decision, Duty, Reason
from ..errors import InvalidPolicy, nearest
from ..explaining import Explanation, RuleTrace
from ..facts import Case, Contact
from ..findings import REFERENCES, SEGMENT, SPEAKS_AS
from ..guard import Guard
from ..plain_text import clean
from ..policy import Policy
from ..rules.rule import RESERVED
from ..vocabulary import DebtKind, Effect, Recipient
from .documents import Listed, Mapped, ScenarioError, read, scalar
from .grammar import (
    CHECKS,
    DAY,
    IMPLYING,
    KEYS,
    MEANING,
    NEVER,
    OF_A_DECISION,
    OF_A_RULE,
    REACHED,
    REST,
    TABLES,
    TIME,
    Form,
    Level,
    keys,
    of_form,
)
from .misnamed import named_in_vain, pointed_out
from .overlays import Facts, Spot, facts

Resolver = Callable[[Any], Policy]
"""From what a file says under ``policy`` to the policy. Raises `LookupError`, whose text says what there is instead."""

_FAILING: Final = frozenset({Effect.MISSING_FACT, Effect.RULE_ERROR})
"""Effects that are verdicts of their own."""

_LONG_LIST: Final = 6
_WRITTEN: Final[Mapping[Form, tuple[str, str]]] = {
    Form.TEXT: (r"(?s).*", "a text is needed"),
    Form.INSTANT: (rf"{NEVER}|{TIME}", f"a time is written as 2026-03-05 10:00, or {NEVER}"),
    Form.DAY: (DAY, "a day is written as 2026-03-05"),
}
"""How a check of a form is written, and what is said of one that is not."""

_IN_THAT_ROLE: Final[Mapping[str, tuple[str, Any]]] = {
    Recipient.PARENT: ("consumer.minor", True),
    Recipient.PERSONAL_REPRESENTATIVE: ("consumer.deceased", True),
    Recipient.SUCCESSOR_IN_INTEREST: ("debts.d1.kind", DebtKind.MORTGAGE.value),
}
"""What makes somebody of a role the consumer (12 CFR 1006.6(a)), so that a reach does not ask of a stranger instead."""


def named_policy(spec: Any) -> Policy:
    """A ready-made policy by name, with arguments if it takes any: ``regulation_f``, ``us_state(MA)``.

    Raises:
        LookupError: there is none of that name, or it does not take those arguments.
    """
    try:
        return _named(spec if isinstance(spec, str) else "")
    except InvalidPolicy as error:
        raise LookupError(str(error)) from None


@cache
def _named(spec: str) -> Policy:
    return policies.named(spec)


_GUARDS: Final[dict[int, Guard]] = {}


def guard_of(policy: Policy) -> Guard:
    """The guard of a policy, built once for each policy object."""
    guard = _GUARDS.get(id(policy))
    if guard is None:
        guard = _GUARDS.setdefault(id(policy), Guard(policy))  # the guard keeps the policy, so its id stays taken
    return guard


@dataclass(frozen=True)
class Result:
    """What came of a row. Its truth is whether it passed.

    Attributes:
        row: the row that was run.
        passed: everything came out as it says.
        problem: what did not, the whole explanation and a hint; empty if it passed.
        explanation: what every rule did.
    """

    row: "Row"
    passed: bool
    problem: str
    explanation: Explanation

    def __bool__(self) -> bool:
        return self.passed


@dataclass(frozen=True, eq=False)
class Row:
    """One contact, and what is expected of it.

    Attributes:
        id: unique in its file: the scenario's name or rule, and what tells this row from the others.
        name: the scenario's name; None if it has none.
        why: the author's note, shown when the row fails.
        policy: the policy that decides.
        rule: the one rule that it is about; None: the whole decision.
        then: a word of `OF_A_RULE` or `OF_A_DECISION`.
        source, line: where it is written.
        more: the other contacts of a row that asks about several, such as one that states the reach of a rule.
    """

    id: str
    name: str | None
    why: str | None
    policy: Policy
    rule: str | None
    then: str
    checks: Mapped
    given: tuple[Mapped, ...]
    when: tuple[Mapped, ...]
    zone: str | None
    source: str
    line: int
    more: "tuple[Row, ...]" = ()

    @cached_property
    def facts(self) -> Facts:
        """The case and contact.

        Raises:
            ScenarioError: they are not well formed.
        """
        return facts(self.given, self.when, self.zone, Spot(self.source, self.line))

    @property
    def case(self) -> Case:
        """The case that the row describes."""
        return self.facts.case

    @property
    def contact(self) -> Contact:
        """The contact that the row asks about."""
        return self.facts.contact

    def asked(self) -> Iterator[tuple[str, str]]:
        """Which rule is asked for which verdict; for a whole decision, the rules named as denying."""
        if self.rule is not None:
            yield from ((self.rule, each.then) for each in (self, *self.more))
            return
        named = [*self.checks.get("reasons", ()), *self.checks.get("because", ())]
        yield from ((rule, "denies") for rule in dict.fromkeys(named))
        yield from ((rule, "requires") for rule in dict.fromkeys(self.checks.get("duties", ())))

    def run(self, guard: Guard | None = None) -> Result:
        """Ask a guard, by default that of the row's policy, and compare.

        Raises:
            ScenarioError: the facts are not well formed, or a check names something that is not there.
        """
        guard = guard or guard_of(self.policy)
        contact, case = self.contact, self.case
        explanation = guard.explain(contact, case)
        found = tuple(_Comparison(self, guard, explanation).differences())
        problems = [_report(self, explanation, found)] if found else []
        failing = [result for each in self.more if not (result := each.run(guard)).passed]
        if failing and not problems:
            problems.append(failing.pop(0).problem)
        problems += [f"and so:    {clean(result.row.id)}, line {result.row.line}" for result in failing]
        return Result(self, not problems, "\n".join(problems), explanation)


@dataclass(frozen=True)
class Suite:
    """The scenarios of one file."""

    source: str
    _rows: tuple[Row, ...]

    def rows(self) -> tuple[Row, ...]:
        """Every row, in the order of the file."""
        return self._rows


def outcomes(rows: Iterable[Row]) -> dict[str, Counter[str]]:
    """For each rule that rows are about, how many ask for each verdict; known without running them."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        for rule, verdict in row.asked():
            found.setdefault(rule, Counter())[verdict] += 1
    return found


# -- reading


def load(
    text: str, *, source: str = "scenarios", resolve: Resolver = named_policy, policy: Policy | None = None
) -> Suite:
    """The scenarios of a YAML text.

    Args:
        text: the YAML.
        source: the file's name, for messages.
        resolve: finds the policy that a file names.
        policy: judges all of it, whatever policies the file names, or if it names none.

    Raises:
        ScenarioError: the text is not well formed. The facts of a row are only looked at when it is run.
    """
    if policy is None:
        return Suite(source, tuple(_File(source, resolve).rows(read(text, source), _Setting())))
    judging = policy
    return Suite(source, tuple(_File(source, lambda _: judging).rows(read(text, source), _Setting(judging))))


@dataclass(frozen=True)
class _Setting:
    """What holds for the rows below."""

    policy: Policy | None = None
    rule: str | None = None
    zone: str | None = None
    given: tuple[Mapped, ...] = ()
    when: tuple[Mapped, ...] = ()


@dataclass(frozen=True)
class _Line:
    """A line of a table: what it lays over case and contact, and what it expects."""

    label: str
    given: tuple[Mapped, ...]
    when: tuple[Mapped, ...]
    why: str | None
    checks: Mapped
    number: int


class _File:
    def __init__(self, source: str, resolve: Resolver) -> None:
        self.source = source
        self.resolve = resolve
        self.rule_ids: dict[int, frozenset[str]] = {}
        self.ids: set[str] = set()

    def error(self, line: int, message: str) -> ScenarioError:
        return ScenarioError(self.source, line, message)

    def rows(self, document: Any, outermost: _Setting) -> Iterator[Row]:
        if not isinstance(document, Mapped):
            raise self.error(1, "a scenario file is a mapping with the fields policy and scenarios")
        self.known(document, Level.FILE)
        setting = self.setting(document, outermost)
        scenarios = document.get("scenarios")
        if not isinstance(scenarios, list) or not scenarios:
            raise self.error(document.line_of("scenarios"), "scenarios: a list of at least one scenario is needed")
        for one in scenarios:
            if not isinstance(one, Mapped):
                raise self.error(document.line_of("scenarios"), "scenarios: each is a mapping")
            yield from self.scenario(one, setting)

    def known(self, given: Mapped, level: Level) -> None:
        fields = keys(level)
        for key in given:
            if key not in fields:
                meant = nearest(key, fields)
                if key in KEYS and level is not Level.LINE:
                    meant = f"it belongs to {' or '.join(each for each in Level if each in KEYS[key].where)}"
                raise self.error(given.line_of(key), f"{key}: {level} has no such field ({meant})")

    def mapping(self, given: Mapped, key: str) -> tuple[Mapped, ...]:
        value = given.get(key)
        if value is None:
            return ()
        if not isinstance(value, Mapped):
            raise self.error(given.line_of(key), f"{key}: a mapping of facts is needed")
        return (value,)

    def text(self, given: Mapped, key: str) -> str | None:
        value = given.get(key)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            raise self.error(given.line_of(key), f"{key}: a text is needed")
        return value

    def written(self, form: Form, text: str, key: str, line: int) -> None:
        """Refuse what is written as no instant, or no day, is; whether there is such a one is found when it is run."""
        pattern, needed = _WRITTEN[form]
        if not re.fullmatch(pattern, text):
            near = nearest(text, [NEVER]) if form is Form.INSTANT else ""
            hint = f" ({near})" if near.startswith("did you mean") else ""
            raise self.error(line, f"{key}: {needed}{hint}")

    def setting(self, given: Mapped, outer: _Setting) -> _Setting:
        policy = outer.policy
        if "policy" in given:
            try:
                policy = self.resolve(given["policy"])
            except LookupError as error:
                why = error.args[0] if error.args else "there is no such policy"
                raise self.error(given.line_of("policy"), f"policy: {why}") from None
        rule = self.text(given, "rule") if "rule" in given else outer.rule  # null: the whole decision again
        if rule is not None and policy is not None:
            self.rule(rule, policy, given.line_of("rule"), "rule")
        return _Setting(
            policy,
            rule,
            self.text(given, "zone") if "zone" in given else outer.zone,
            outer.given + self.mapping(given, "given"),
            outer.when + self.mapping(given, "when"),
        )

    def rule(self, rule: Any, policy: Policy, line: int, field: str) -> None:
        ids = self.rule_ids.get(id(policy))
        if ids is None:
            ids = self.rule_ids[id(policy)] = frozenset(each.id for each in policy.rules())
        known = SPEAKS_AS if str(rule).startswith(RESERVED) else ids
        if rule not in known:
            raise self.error(line, f"{field}: the policy has no rule {rule!r} ({nearest(str(rule), known)})")

    def scenario(self, given: Mapped, outer: _Setting) -> Iterator[Row]:
        self.known(given, Level.SCENARIO)
        setting = self.setting(given, outer)
        name, why = self.text(given, "name"), self.text(given, "why")
        if setting.policy is None:
            raise self.error(given.line, "policy: name one for the file or the scenario, such as regulation_f")
        if name is None and setting.rule is None:
            raise self.error(given.line, "a scenario has a name, or a rule, or both")
        tables = [table for table in TABLES if table in given]
        if len(tables) > 1:
            raise self.error(given.line_of(tables[1]), f"{tables[1]}: a scenario has one table, and {tables[0]} is one")
        own = self.checks(given, given.line)
        if not tables:
            yield self.row(setting, name, why, "", own, given.line)
            return
        if own:
            key = next(iter(own))
            raise self.error(own.line_of(key), f"{key}: with a table, what is expected stands in its rows")
        if tables[0] == "reach":
            yield self.reach(given, setting, name, why)
            return
        for line in self.table(given, tables[0]):
            inner = replace(setting, given=setting.given + line.given, when=setting.when + line.when)
            yield self.row(inner, name, line.why or why, line.label, line.checks, line.number)

    def table(self, given: Mapped, kind: str) -> Iterator[_Line]:
        table, number = given[kind], given.line_of(kind)
        if kind == "rows":
            if not isinstance(table, list) or not table or not all(isinstance(one, Mapped) for one in table):
                raise self.error(number, "rows: a list of at least one mapping is needed")
            for position, one in enumerate(table, start=1):
                self.known(one, Level.ROW)
                yield _Line(
                    self.text(one, "name") or str(position),
                    self.mapping(one, "given"),
                    self.mapping(one, "when"),
                    self.text(one, "why"),
                    self.checks(one, one.line),
                    one.line,
                )
            return
        if not isinstance(table, Mapped) or not table:
            raise self.error(number, f"{kind}: a table is a mapping of values to what is expected")
        if kind == "at":
            for text, expected in table.items():
                yield self.varied(text, "when.at", text, expected, table.line_of(text))
            return
        for path, values in table.items():
            self.leads(path, "vary", table.line_of(path))
            if not isinstance(values, Mapped) or not values:
                raise self.error(table.line_of(path), f"vary.{path}: a mapping of values to what is expected is needed")
            for text, expected in values.items():
                yield self.varied(f"{path} {text}", path, scalar(text), expected, values.line_of(text))

    def reach(self, given: Mapped, setting: _Setting, name: str | None, why: str | None) -> Row:
        """The one row that says for every word of some fields what the rule does."""
        table, number = given["reach"], given.line_of("reach")
        if setting.rule is None:
            raise self.error(number, "reach: it is that of one rule, so name it: rule: …")
        if not isinstance(table, Mapped) or not table:
            raise self.error(number, "reach: a mapping of fields to what is expected of their words")
        rows = []
        for path, verdicts in table.items():
            for word, (verdict, line) in self.reached(path, verdicts, table.line_of(path)).items():
                one = self.varied(f"{path} {word}", path, word, verdict, line)
                role = _IN_THAT_ROLE.get(word) if path.endswith("recipient") else None
                suiting = (
                    () if role is None else (_one(*role, line),)
                )  # first, so that the row's own facts are laid over
                given_of = suiting + setting.given + one.given
                inner = replace(setting, given=given_of, when=setting.when + one.when)
                rows.append(self.row(inner, name, why, one.label, one.checks, line))
        first, *more = rows
        return replace(first, id=self.unused(_title(setting.rule, name), "reach"), line=number, more=tuple(more))

    def reached(self, path: str, verdicts: Any, number: int) -> dict[str, tuple[str, int]]:
        """For each word that a field may hold, in their own order, what is expected and on which line that stands."""
        self.leads(path, "reach", number)
        steps = path.removeprefix("when.").removeprefix("given.").split(".")
        words = REACHED.get(steps[-1]) or REACHED.get(f"{steps[0]}.{steps[-1]}")
        if words is None:
            raise self.error(number, f"reach.{path}: it goes over {', '.join(REACHED)}, and this is none of them")
        if not isinstance(verdicts, Mapped) or not verdicts:
            raise self.error(number, f"reach.{path}: a mapping of verdicts to words is needed")
        every = [each.value for each in words]
        said: dict[str, tuple[str, int]] = {}
        rest: tuple[str, int] | None = None
        for verdict, listed in verdicts.items():
            line = verdicts.line_of(verdict)
            if verdict not in MEANING:
                raise self.error(line, f"then: {verdict!r} is not known ({nearest(verdict, MEANING)})")
            if listed == REST and rest is None:
                rest = verdict, line
                continue
            if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
                raise self.error(line, f"reach.{path}: {verdict}: a list of words, or {REST} once")
            for position, word in enumerate(listed):
                here = _line_in(listed, position, line)
                if word not in every:
                    raise self.error(here, f"reach.{path}: {word!r} is not known ({nearest(word, every)})")
                if word in said:
                    raise self.error(here, f"reach.{path}: {word} is said twice")
                said[word] = verdict, here
        unsaid = [word for word in every if word not in said]
        if rest is None and unsaid:
            raise self.error(number, f"reach.{path}: nothing is said of {', '.join(unsaid)} (or say {REST})")
        if rest is not None and not unsaid:
            raise self.error(rest[1], f"reach.{path}: {rest[0]}: there is no rest")
        return {word: said.get(word) or rest or ("", number) for word in every}

    def leads(self, path: str, table: str, number: int) -> None:
        """Refuse a path of a table that begins with no field of case or contact."""
        head, _, rest = path.partition(".")
        of_contact = head == "when"
        first = rest.partition(".")[0] if head in ("when", "given") else head
        known = {*Contact.model_fields} if of_contact else {*Case.model_fields, "place"}
        if head not in ("when", "given") and first not in known:
            known |= {"when", "given"}
        if first not in known:
            raise self.error(number, f"{table}.{path}: no such field ({nearest(first, known)})")

    def varied(self, label: str, path: str, value: Any, expected: Any, number: int) -> _Line:
        """The line of a table over one field: of the contact if its path begins with ``when.``, else of the case."""
        why = None
        if isinstance(expected, Mapped):
            self.known(expected, Level.LINE)
            why = self.text(expected, "why")
        of_contact = path.startswith("when.")
        over = (_one(path.removeprefix("when.").removeprefix("given."), value, number),)
        given, when = ((), over) if of_contact else (over, ())
        return _Line(label, given, when, why, self.checks(expected, number), number)

    def checks(self, expected: Any, line: int) -> Mapped:
        """The checks of a row of a table: a verdict alone, or a mapping of checks."""
        if not isinstance(expected, Mapped):
            return _one("then", expected, line)
        made = Mapped(line)
        for key in expected:
            if key in CHECKS:
                made.put(key, expected[key], expected.line_of(key))
        return made

    def row(self, setting: _Setting, name: str | None, why: str | None, label: str, checks: Mapped, line: int) -> Row:
        if setting.policy is None:
            raise self.error(line, "a row needs a policy")
        then = self.verdict(setting, checks, line)
        for key in of_form(Form.RULES, Form.DEBTS):
            if key in checks:
                values = checks[key]
                at = checks.line_of(key)
                if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
                    raise self.error(at, f"{key}: a list of ids is needed")
                for position, one in enumerate(values if KEYS[key].form is Form.RULES else ()):
                    self.rule(one, setting.policy, _line_in(values, position, at), key)
        for key in of_form(*_WRITTEN):
            if key in checks:
                text = self.text(checks, key)
                if text is None:
                    raise self.error(checks.line_of(key), f"{key}: a text is needed")
                self.written(KEYS[key].form, text, key, checks.line_of(key))
        if "lapses" in checks and (setting.rule is None or then not in ("denies", "missing")):
            raise self.error(checks.line_of("lapses"), "lapses: only the objection of one rule lapses; see next")
        if "due" in checks and then != "requires":
            raise self.error(checks.line_of("due"), "due: only what one rule requires is due")
        return Row(
            self.unused(_title(setting.rule, name), label),
            name,
            why,
            setting.policy,
            setting.rule,
            then,
            checks,
            setting.given,
            setting.when,
            setting.zone,
            self.source,
            line,
        )

    def unused(self, title: str, label: str) -> str:
        """The id of a row, which no other of the file has."""
        own = (f"{title}[{label}]" if label else title).replace("::", ":")
        unique, number = own, 1
        while unique in self.ids:
            number += 1
            unique = f"{own}#{number}"
        self.ids.add(unique)
        return unique

    def verdict(self, setting: _Setting, checks: Mapped, line: int) -> str:
        words = {*OF_A_DECISION} if setting.rule is None else {*MEANING}
        then = checks.get("then")
        if "then" not in checks:
            for key, implied in IMPLYING.items():
                if key in checks:
                    return "denied" if setting.rule is None else implied
            raise self.error(line, f"then: say what is expected: {', '.join(sorted(words))}")
        if not isinstance(then, str) or then not in words:
            at = checks.line_of("then")
            if isinstance(then, str) and then in OF_A_RULE:
                raise self.error(at, f"then: {then!r} is said of one rule, so name it: rule: …")
            raise self.error(at, f"then: {then!r} is not known ({nearest(str(then), words)})")
        return then


def _title(rule: str | None, name: str | None) -> str:
    return "/".join(filter(None, (rule, name)))


def _line_in(listed: list[Any], position: int, line: int) -> int:
    """The line of an item of a list that may know it."""
    return listed.lines[position] if isinstance(listed, Listed) else line


def _one(key: str, value: Any, line: int) -> Mapped:
    made = Mapped(line)
    made.put(key, value, line)
    return made


# -- comparing


class _Comparison:
    """What a row expects beside what came out."""

    def __init__(self, row: Row, guard: Guard, explanation: Explanation) -> None:
        self.row = row
        self.guard = guard
        self.decision = explanation.decision
        self.trace = _trace(row.rule, explanation)
        reasons = self.decision.reasons
        self.reasons = [each for each in reasons if row.rule in (None, each.rule)]

    def differences(self) -> Iterator[str]:
        row, then = self.row, self.row.then
        if then in OF_A_DECISION:
            if self.decision.allowed != (then == "allowed"):
                yield f"the contact is {'allowed' if self.decision.allowed else 'denied'}, not {then}"
        elif (got := self.verdict()) != then:
            why = "" if self.trace is None else f": {self.trace.why}"
            yield f"{row.rule} {_said(got)}{why}"
        for check in row.checks:
            if check != "then":
                yield from getattr(self, f"_{check}")(row.checks[check])
        yield from self._misspelt()

    def _misspelt(self) -> Iterator[str]:
        """What names nothing makes a row of something else than was meant, unless the row is about that.

        Such are a segment that no rule knows, and ids of what the case does not hold: a contact to an unknown address
        is denied, whatever a rule says.
        """
        row, decision = self.row, self.decision
        indifferent = row.then in ("not-asked", "missing")  # of one rule: no answer turns on what the id was to name
        if not indifferent and REFERENCES not in {
            row.rule,
            *row.checks.get("reasons", ()),
            *row.checks.get("because", ()),
        }:
            denying = named_in_vain(decision, row.contact, row.case, row.when)
            yield from (said for path, said in denying if path != row.checks.get("missing"))
            if row.rule is None:
                meant = str(row.checks.get("message") or REFERENCES).casefold()
                advised = pointed_out(decision, row.given, row.when)
                yield from (said for message, said in advised if meant not in message.casefold())
        if row.rule != SEGMENT:
            for each in self.decision.advisories:
                if each.rule == SEGMENT:
                    yield f"{each.message} ({each.facts['segment']})"

    def verdict(self) -> str:
        """The word for what the rule did."""
        if self.trace is None:
            return "not-asked"
        words = {verdict: word for word, verdict in OF_A_RULE.items()}
        word = words.get(self.trace.verdict, self.trace.verdict)
        return "warns" if word == "denies" and not any(each.denies for each in self.reasons) else word

    def instant(self, text: str, check: str) -> datetime | None:
        if text == NEVER:
            return None
        row = self.row
        return row.facts.instant(text, Spot(row.source, row.checks.line_of(check)), check)

    def shown(self, at: datetime | None) -> str:
        return _shown(at, self.row)

    def _lapses(self, text: str) -> Iterator[str]:
        expected = self.instant(text, "lapses")
        got = {each.lapses_at for each in self.reasons}
        if got != {expected}:
            found = " and ".join(sorted(map(self.shown, got))) or "not at all, for there is no objection"
            yield f"the objection lapses {found}, not {self.shown(expected)}"

    def _next(self, text: str) -> Iterator[str]:
        expected = self.instant(text, "next")
        got = self.guard.next_allowed(self.row.contact, self.row.case).at
        if got != expected:
            yield f"next allowed {self.shown(got)}, not {self.shown(expected)}"

    def _reasons(self, rules: list[str]) -> Iterator[str]:
        yield from self._because(rules)
        got = {each.rule for each in self.decision.reasons if each.denies}
        yield from (f"{rule} denies too" for rule in sorted(got.difference(rules)))

    def _because(self, rules: list[str]) -> Iterator[str]:
        got = {each.rule for each in self.decision.reasons if each.denies}
        yield from (f"{rule} does not deny" for rule in rules if rule not in got)

    def _duties(self, rules: list[str]) -> Iterator[str]:
        got = {each.rule for each in self.decision.duties}
        yield from (f"{rule} requires nothing" for rule in rules if rule not in got)

    def _missing(self, fact: str) -> Iterator[str]:
        said: list[Reason | Advisory] = [each for each in self.reasons if each.effect is Effect.MISSING_FACT]
        said += [each for each in self.decision.advisories if self.row.then == "warns" and each.rule == self.row.rule]
        got = [name for each in said for name, value in each.facts.items() if value is None]
        if fact not in got:
            yield f"the missing fact is {', '.join(got) or 'none'}, not {fact}"

    def _debts(self, ids: list[str]) -> Iterator[str]:
        decision = self.decision
        said: Sequence[Reason | Duty | Advisory] = self.reasons
        if self.row.then == "requires":
            said = decision.duties
        elif self.row.then == "warns":
            said = [*self.reasons, *decision.advisories]
        got = sorted({debt for each in said if self.row.rule in (None, each.rule) for debt in each.debts})
        if got != sorted(ids):
            yield f"the debts concerned are {', '.join(got) or 'none'}, not {', '.join(ids) or 'none'}"

    def _message(self, part: str) -> Iterator[str]:
        decision = self.decision
        said: Sequence[Reason | Duty | Advisory] = [*decision.reasons, *decision.duties, *decision.advisories]
        got = [each.message for each in said if self.row.rule in (None, each.rule)]
        if not any(part.casefold() in message.casefold() for message in got):
            yield f"no message holds {part!r}"

    def _due(self, day: str) -> Iterator[str]:
        got = {str(each.due) for each in self.decision.duties if each.rule == self.row.rule}
        if got != {day}:
            yield f"it is due {', '.join(sorted(got)) or 'never'}, not {day}"


def _trace(rule: str | None, explanation: Explanation) -> RuleTrace | None:
    if rule is not None and rule in SPEAKS_AS:
        return _of_the_guard(rule, explanation.decision)
    return next((each for each in explanation.rules if each.rule == rule), None)


def _of_the_guard(id: str, decision: Decision) -> RuleTrace:
    """What the guard itself said under an id, as of a rule."""
    for reason in decision.reasons:
        if reason.rule == id:
            word = str(reason.effect) if reason.effect in _FAILING else "denied"
            return RuleTrace(id, word, reason.message)
    said = [each.message for each in decision.advisories if each.rule == id]
    return RuleTrace(id, "advised", "; ".join(said)) if said else RuleTrace(id, "passed", "no objection")


def _said(verdict: str) -> str:
    return {"missing": "misses a fact", "not-asked": "is not asked"}.get(verdict, verdict)


def _shown(at: datetime | None, row: Row) -> str:
    if at is None:
        return "never"
    tz = row.facts.zone
    return f"at {at:%Y-%m-%d %H:%M:%S} UTC" if tz is None else f"at {at.astimezone(tz):%Y-%m-%d %H:%M:%S %Z}"


# -- reporting


def _report(row: Row, explanation: Explanation, differences: tuple[str, ...]) -> str:
    """What was expected, what came out and why, and what to try."""
    decision, contact = explanation.decision, row.contact
    subject = "the contact is" if row.then in OF_A_DECISION else row.rule
    lines = [f"{row.source}:{row.line}  {row.id}"]
    if row.why is not None:
        lines.append(f"why:       {row.why}")
    lines.append(f"expected:  {subject} {_said(row.then)}")
    lines += [f"but:       {difference}" for difference in differences]
    lines.append(
        f"contact:   {contact.medium} {_shown(contact.at, row)}"
        f"{'' if contact.address is None else f' to {contact.address}'} about {', '.join(contact.debts)}"
    )
    if explanation.zones:
        evidence = "; ".join(f"{source}: {', '.join(zones)}" for source, zones in explanation.zones)
        lines.append(f"place:     {evidence}")
    lines.append(f"decision:  {'allowed' if decision.allowed else 'denied'} by {decision.policy}")
    citations = {each.id: "; ".join(map(str, each.citations)) for each in row.policy.rules()}
    spoke = [each for each in explanation.rules if each.verdict not in ("passed", "passed-over")]
    for trace in spoke:
        until = "" if trace.until is None else f" (until {_shown(trace.until, row).removeprefix('at ')})"
        lines.append(f"  {trace.verdict:12}  {trace.rule}: {trace.why}{until}")
        lines.append(f"  {'':12}  [{citations.get(trace.rule, '')}]")
    known = {each.rule for each in spoke}
    lines += [f"  {each.effect:12}  {each.rule}: {each.message}" for each in decision.reasons if each.rule not in known]
    lines += [
        f"  {'advised':12}  {each.rule}: {each.message}" for each in decision.advisories if each.rule not in known
    ]
    for verdict in ("passed", "passed-over"):
        rules = [each for each in explanation.rules if each.verdict == verdict]
        if rules:
            lines.append(f"  {verdict:12}  {_listed(rules)}")
    hint = _hint(row, explanation)
    if hint:
        lines.append(f"hint:      {hint}")
    return "\n".join(map(clean, lines))


def _listed(traces: list[RuleTrace]) -> str:
    names = [each.rule for each in traces[:_LONG_LIST]]
    more = len(traces) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")


def _hint(row: Row, explanation: Explanation) -> str:
    """What an author may want to look at first."""
    trace = _trace(row.rule, explanation)
    if trace is not None and trace.verdict == "passed-over" and row.then in OF_A_RULE:
        return f"the rule was not asked, because: {trace.why}"
    if trace is not None and trace.rule in SPEAKS_AS:
        return ""
    if trace is not None and trace.verdict == "missing-fact" and row.then in OF_A_RULE:
        return f"the rule {trace.why.split(';')[0]}; give that fact under given or when, or expect missing"
    if trace is not None and trace.verdict == "passed" and row.then == "denies" and trace.until is not None:
        return f"the rule passes until {_shown(trace.until, row).removeprefix('at ')}; look at the times"
    if trace is not None and trace.verdict in ("denied", "advised", "required") and row.then == "passes":
        used = [
            f"{name} = {value}"
            for each in explanation.decision.reasons
            if each.rule == row.rule
            for name, value in each.facts.items()
        ]
        return f"it went by {', '.join(used)}" if used else "see its citation above for when it does not apply"
    if row.then == "allowed" and not explanation.decision.allowed:
        rules = dict.fromkeys(each.rule for each in explanation.decision.reasons if each.denies)
        return f"what denies: {', '.join(rules)}; to test one rule apart from the others, name it: rule: …"
    if row.then == "denied" and explanation.decision.allowed:
        return (
            "no rule of this policy objects; perhaps the facts do not say what was meant, or the policy lacks the rule"
        )
    return ""
