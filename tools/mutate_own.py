"""Would our own tests notice? Makes small mistakes in our own code, one at a time, and runs the tests that should fail.

    python tools/tests_by_line.py        # once, and after a change: which tests run which line
    python tools/mutate_own.py --points 300 --seed 1 --results build/mutants.tsv

Points are drawn by lot, evenly over the lines of the parts named in `PARTS`. Each is changed in a copy of the checkout,
never in the checkout itself. Only the tests that run the changed line are tried, the nearest and quickest first, until
one fails; a mistake has survived when all have passed. With `--seconds` no more of them are tried than should take so
long, and what is unnoticed by then waits for `--again`. Files of tests that were not measured are tried last, as a
whole, so that *noticed* means what the whole suite would notice but for what `tests_by_line.LEFT_OUT` names.

With `--types` the type checker is asked about what no test has noticed: it is run before every merge, and a mistake
that it refuses is told apart, as neither noticed by a test nor unnoticed.

The results are appended as they come, and a run that is started again goes on where it stopped. A mistake that makes no
difference is listed in `NO_DIFFERENCE`, with the reason, once somebody has looked at it.
"""

import argparse
import ast
import builtins
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import tests_by_line
from tests_by_line import TestsByLine, first_failure

ROOT: Final = Path(__file__).parent.parent
SOURCE: Final = ROOT / "src" / "fdcpa_guard"

PARTS: Final[dict[str, tuple[str, ...]]] = {
    "guard.py": (
        "tests/test_guard.py tests/test_outcomes.py tests/test_known.py tests/rules",
        "tests/packs/house tests/answers",
    ),
    "choosing.py": (
        "tests/test_guard.py tests/rules tests/test_bounds.py tests/properties/test_law_ends.py",
        "tests/answers",
    ),
    "findings.py": (
        "tests/test_guard.py tests/test_known.py tests/test_advice.py tests/properties/test_law_ends.py",
        "tests/answers",
    ),
    "explaining.py": ("tests/test_guard.py tests/testing/test_scenarios.py tests/test_advice.py", "tests/answers"),
    "planning.py": ("tests/planning", "tests/answers"),
    "policy.py": ("tests/test_policy.py tests/test_departures.py",),
    "decision.py": ("tests/test_decision.py tests/test_guard.py",),
    "rules": (
        "tests/rules tests/test_policy_fingerprint.py tests/test_guard.py tests/test_outcomes.py",
        "tests/packs/us/federal/regf tests/answers",
    ),
    "facts": ("tests/facts tests/rules", "tests/packs/us/federal tests/answers"),
    "clock": ("tests/clock", "tests/packs/us/federal/regf"),
    "shapes": ("tests/shapes tests/packs/house", "tests/packs/us/states tests/answers"),
    "packs/us/federal/regf": ("tests/packs/us/federal/regf", "tests/conformance tests/answers"),
    "packs/us/federal/tcpa": ("tests/packs/us/federal/tcpa", "tests/answers"),
    "packs/us/federal": ("tests/packs/us/federal/stops", "tests/answers"),
    "documents": ("tests/documents",),
    "testing": ("tests/testing", "tests/answers"),
}
"""For each part of the source the tests nearest to it, the nearest first."""

NOT_CODE: Final = ("facts/given.py", "clock/_area_codes.py", "clock/_zips.py")

NO_DIFFERENCE: Final[dict[str, str]] = {
    "facts/base.py: without super().__pydantic_init_subclass__(**kwargs)": "pydantic does nothing there",
    "facts/base.py: if (value != default_of(type(self).model_fields[name])):": (
        "pydantic names each field that it shows"
    ),
    "decision.py: @dataclass(frozen=True, slots=False)": "a record takes more room, and says the same",
    'shapes/frequency.py: _CALENDAR_DAYS: Final = {"day": 1, "week": 8, "month": 31}': (
        "only how far back calls are looked at; which of them are of the week is told from their days"
    ),
    "testing/overlays.py: merging = (isinstance(under, dict) and isinstance(value, dict))": (
        "a place is taken out of the case as soon as it is laid over it, so that none ever lies under another"
    ),
    'clock/places.py: without zones_of_number("+12025550147")': (
        "the other number makes the phone library import all that this one does"
    ),
    "facts/index.py: elif (not seen.conversations):": (
        "what is taken from the holdings is then not among them, for the history is known where a contact sees itself"
    ),
    "facts/debts.py: if values[name] is not UNKNOWN and (len(values[name]) >= 1):": (
        "one alone has its id to itself; asking that takes longer"
    ),
    "shapes/closed.py: if not (self.since < when < self.until):": (
        "at the instant at which it looked last it looks again, and sees the same"
    ),
    "clock/recurrence.py: for year in range(first_day.year, last_day.year + 2):": "days after the last are cut off",
    "testing/overlays.py: if id_of(name, 1) is None:": "whether facts have ids does not turn on their number",
    "testing/overlays.py: elif (part in data):": "no problem lies below what was written",
    "facts/case.py: if values[name] is not UNKNOWN and (len(values[name]) >= 1):": (
        "one alone has its id to itself; asking that takes longer"
    ),
    "facts/identity.py: for name in records[1].learned": "all are of one kind, and two at least are joined",
    "facts/identity.py: found |= {group[0].id: tuple(group) for group in same.values() if (len(group) >= 1)}": (
        "what is joined of one record alone is that record"
    ),
    "facts/index.py: without put(self, each, value)": "what was worked out is found among the parts too, but later",
    (
        "facts/writing.py: "
        "around = [sorted([name for name in names if (low < name <= high)]) for low, high in pairwise(edges)]"
    ): ("the edges are no names of these"),
    "documents/grammar.py: elif (isinstance(step, int) and step < len(tree)):": (
        "a number is a step of a path only where it was followed into a list"
    ),
    "choosing.py: if (at > self.settled):": "what is settled is told by the dates as well, but later",
    "shapes/bans.py: if q.medium not in media or ((free(q))):": (
        "whether it answers is asked in there as well; asking first spares the call"
    ),
    "facts/identity.py: surely = {old: new for old, new in surely.items() if (old != new or old in whole.names)}": (
        "a name that stands for itself, or that nobody bears, is put for no other"
    ),
    "planning.py: _MOST_STEPS: Final = 19999": "a round number, after which a search has gone on long enough",
    "planning.py: if (objectors.steps >= _MOST_STEPS):": "the same round number",
    (
        "testing/documents.py: "
        '_LIMITS: Final = Limits(2_000_000, 199999, 40, "a scenario file", text_fields=frozenset({"zip"}))'
    ): "a round number, of which a file of scenarios comes nowhere near",
    (
        'shapes/hours.py: zip(Weekday, ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", '
        '"Sundays"), strict=False)'
    ): "both are the seven days",
    "facts/writing.py: _CHUNK: Final = 63": "the text is that of its pieces one after the other, however it is cut",
    (
        "packs/us/federal/fdcpa.py: named = either(says(Element.IDENTITY_AND_PURPOSE), says(Element.BUSINESS_IDENTITY))"
    ): "of several it does not matter which comes first",
    "facts/identity.py: if case.consumer.id is not None or not (_persons(case) < _ROLES.keys()) or _vague(case):": (
        "where nobody has another name than a role's nothing is understood otherwise; finding that out takes longer"
    ),
    (
        "facts/identity.py: "
        "surely = {name: {when for each in sure for when in each.learned[name]} for name in records[1].learned}"
    ): "all are of one kind, and two at least are joined",
    "rules/counting.py: if end and (last is None or (timeline.times[end - 1] >= last)):": (
        "an instant is put for itself"
    ),
    "rules/rule.py: reads: tuple[str, ...] | None = field(init=False, repr=False, compare=True)": (
        "it is read off another field, which is compared"
    ),
    (
        "rules/source.py: span = (body[0].lineno, body[0].col_offset), "
        "(body[-1].end_lineno or 0, body[-0].end_col_offset or 0)"
    ): "several that begin on one line and have one name are lambdas, whose body is one expression",
    (
        "clock/recurrence.py: days = sum(months[month - 1] for month in rule.months) if rule.months "
        "else (1 << (366 + leap)) - 1"
    ): "a rule that names every day names the day after the year's last too, in the next year",
    "facts/writing.py: if (begun is not None):": "what is worked out anew is as it was; it takes longer",
    "clock/places.py: kind, country = number_type(number), number.country_code or 1": (
        "a number that was read has the code of a country"
    ),
    "documents/grammar.py: elif (isinstance(tree, Listed) and isinstance(step, int)):": (
        "a number is a step of a path only where it was followed into a list, which is so long"
    ),
    (
        "rules/missed.py: if (ended is None or asked.kind not in _ANSWERED_IN_WRITING or is_unknown(ended)):"
    ): "whoever asks takes an end that is still to come for none, as one that is taken back",
    "choosing.py: _MOST_DAYS: Final = 1025": "a round number of days that are kept, after which it begins anew",
    "facts/past.py: if not (first <= place <= end):": "of the one after the last the pieces are the whole",
    "shapes/closed.py: without self.inside = False": "it looks before it first says so, whatever was there",
    "shapes/counted.py: if not ((whomever or given['recipient'] not in PROFESSIONALS)):": (
        "a consumer is no professional; asking for one first is quicker"
    ),
    "testing/overlays.py: if (isinstance(data, list) and int(part) < len(data)):": (
        "of the path of a problem what follows a list is a number"
    ),
    "facts/debts.py: earlier = received.get((dispute.repeats))": "no dispute has None for its id",
    "facts/at_once.py: return [way for way in ways if way[1] == AT_ONCE] if ways and (ways[0][1] != AT_ONCE) else []": (
        "the whole of a list's ways reads what these read, later"
    ),
    "facts/teaching.py: if (count >= _MOST_SORTED):": "a round number, above which nothing is told one by one",
    (
        "packs/us/federal/regf/s30.py: "
        "return [when for when in learned if when <= q.at and (could_be_until(when) > event.at)]"
    ): ("word that came at the very instant of the sending stands then, and where it does it is elsewhere already"),
    (
        "shapes/periods.py: "
        'return Period("hours", hours, words, since, at, None, lambda when: full_hours(0, hours, at, '
        "(when,)))"
    ): ("of one time the first and the last are the same"),
    "rules/outcomes.py: if type(fact) is not str or (fact.isascii()) or not 0 < len(fact) <= _LONGEST:": (
        "the message holds the fact, and is looked at in the same way"
    ),
    (
        "facts/teaching.py: "
        "if schema.get(\"type\") == \"dict\" or ((schema.get('type') == 'tuple' or 'variadic_item_index' in schema)):"
    ): ("no fact has a list of a fixed length"),
    "documents/reading.py: without super().__init__()": ("an empty dict or list needs none"),
    "shapes/frequency.py: if exempt(q) or not ((to in reach_of(q))):": (
        "what is reached is in the class of any whatever it is; asking first spares finding out"
    ),
    "shapes/holds.py: if q.medium not in media or ((free(q))):": (
        "whether it answers is asked in there as well; asking first spares the call"
    ),
    "testing/strategies.py: days = (0, 1, 0, 1, 2, 4, *self.interests.days, -1, -3)": (
        "one of the days near by that are tried beside those that matter"
    ),
    "testing/strategies.py: days = (0, 2, 0, 1, 2, 3, *self.interests.days, -1, -3)": (
        "it is made as well, a little less often"
    ),
    "facts/moments.py: _LONG_AGO: Final = datetime(1800, 2, 1, tzinfo=UTC)": (
        "no instant of a fact is as old as either"
    ),
    (
        "packs/us/federal/regf/s06.py: (notice is None or use.obtained_from_consumer is not True or "
        "use.used_about_account is not True or (use.consumer_asked_to_stop is not False) or "
        "(notice.discloses_everything is not True) or (notice.sent_at > q.at) or (email.public_domain is not "
        "True) or knows_employer_provides(email, q.at))"
    ): ("without a use there is no notice of one either"),
    "testing/crowds.py: self.calls_back = self.chance(24)": ("a round share of what is made up"),
    "testing/strategies.py: whole = [value for value in values if type(value) is int and value <= 399]": (
        "a round number, beyond which no value of a rule is tried"
    ),
    "facts/index.py: if (any((at in _first_words(debt) for debt in self.debts.values()))):": (
        "what a debt says is among what the case says; asking that first is quicker"
    ),
    "testing/crowds.py: if self.chance(14):": ("a round share of what is made up"),
    "testing/strategies.py: tuple(sorted(elements)) * 4 + tuple(Element),": (
        "those that matter are tried more often than the rest, so many times or so"
    ),
    "testing/crowds.py: if self.chance(69):": ("a round share of what is made up"),
    "packs/us/federal/regf/s14.py: return (last is not None and last >= since) or bool((perhaps))": (
        "what is looked at in vain has no end that is still to come"
    ),
    "testing/crowds.py: if self.chance(19):": ("a round share of what is made up"),
    "testing/overlays.py: if isinstance(data, list) and _NUMBER.fullmatch(part) and (int(part) <= len(data)):": (
        "no problem lies behind the end of what was written"
    ),
    (
        "packs/us/federal/regf/s38.py: "
        "if acts == _REPORTS or ((acts >= _REPORTS) and q.recipient is Recipient.CONSUMER_REPORTING_AGENCY):"
    ): "where they are the same it is so anyhow",
    (
        "testing/strategies.py: "
        'found: Json = next((debt for debt in case["debts"] if debt["id"] == which), case["debts"][-0])'
    ): "where one has not the name there is one debt alone",
    "facts/index.py: if (debt.promises):": "what is unknown is no empty list either, and so counts as some",
    'clock/recurrence.py: if (rule.interval >= 1) and rule.frequency == "WEEKLY":': (
        "of every week the whole block is every day"
    ),
    "choosing.py: if (len(self.places) > _MOST_DAYS):": "a round number of days that are kept, one more or less",
    (
        "choosing.py: if place == len(dates) or (_midnight(dates[place] - DAY) > by): "
        "# nowhere does a day begin so much sooner"
    ): "what begins later than that is no sooner than the instant by which it is to be",
    "rules/telling.py: if (given is None):": "a constant is told the same on the way; it takes longer",
    "rules/telling.py: if len(kinds) == 1 and (kinds < _WORDS):": "one kind of words is never all of them",
    "rules/source.py: if (isinstance(each, ast.NamedExpr))": "what is named in an expression is a name",
    "facts/index.py: (len(self._edges) + len(past.times) - len(past.ends)) + len(self.debts) > _LARGE,": (
        "a round number, from which on a case is looked up by its fingerprint"
    ),
    'testing/crowds.py: if self.medium == "call" and self.chance(9):': "a round share of what is made up",
    "documents/grammar.py: elif isinstance(tree, Listed) and isinstance(step, int) and (step <= len(tree)):": (
        "a number is a step of a path only where it was followed into a list, which is so long"
    ),
}
"""Mistakes that change nothing anybody can see, and why.

They are listed as ``file: the line as it stands then`` or ``file: without the statement``.
"""

_COMPARED: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_COUNTED: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_REMOVED: Final = (ast.Assign, ast.AugAssign, ast.Continue, ast.Break, ast.Raise)
"""Statements that may be left out. One that gives a name its value may not: whatever reads the name would fail."""
_MISSED: Final = ("unnoticed", "SURVIVED")
_OUTCOMES: Final = ("killed", "no difference", "types", *_MISSED)
_PATIENCE: Final = 60
"""Tests that take so many seconds more than ten times as long as they should are taken to run for ever: noticed."""


@dataclass(frozen=True)
class Point:
    """One small mistake: the text between two offsets of a file, and what stands there instead."""

    file: str
    line: int
    last: int
    start: int
    end: int
    before: str
    after: str
    made: str
    """The line, or lines, with the mistake."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"

    @property
    def change(self) -> str:
        """The mistake in a line."""
        return f"{_short(self.before)} -> {_short(self.after)}"

    @property
    def key(self) -> str:
        """What it is listed under in `NO_DIFFERENCE`: the line may move."""
        return f"{self.file}: {f'without {_short(self.before)}' if self.after == 'pass' else _short(self.made)}"


def _short(text: str) -> str:
    return " ".join(text.split())


class _Points(ast.NodeVisitor):
    """Finds every mistake that may be made in a file."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.found: list[Point] = []
        lengths = [len(line.encode()) for line in text.splitlines(keepends=True)]
        self.begins = [sum(lengths[:number]) for number in range(len(lengths) + 1)]
        self.bytes = text.encode()

    def put(self, node: ast.expr | ast.stmt, after: str) -> None:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        start = self.begins[node.lineno - 1] + node.col_offset
        end = self.begins[node.end_lineno - 1] + node.end_col_offset
        before = self.bytes[start:end].decode()
        line, ends = self.begins[node.lineno - 1], self.begins[node.end_lineno]
        made = (self.bytes[line:start] + after.encode() + self.bytes[end:ends]).decode()
        self.found.append(Point(self.name, node.lineno, node.end_lineno, start, end, before, after, made))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        # Neither decorators nor annotations, nor the docstring.
        for default in (*node.args.defaults, *node.args.kw_defaults):
            if default is not None:
                self.visit(default)
        for statement in node.body:
            self.visit(statement)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Constant):
            return  # a docstring
        if isinstance(node.value, ast.Call):
            self.put(node, "pass")
        self.generic_visit(node)

    def visit_If(self, node: ast.If) -> None:
        if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            return
        self.negated(node.test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self.negated(node.test)
        self.generic_visit(node)

    def negated(self, test: ast.expr) -> None:
        if not isinstance(test, ast.Compare):
            self.put(test, f"(not ({ast.unparse(test)}))")

    def visit_Compare(self, node: ast.Compare) -> None:
        for number, operator in enumerate(node.ops):
            other = _COMPARED[type(operator)]()
            changed = ast.Compare(node.left, [*node.ops[:number], other, *node.ops[number + 1 :]], node.comparators)
            self.put(node, f"({ast.unparse(changed)})")
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        self.put(node, f"({ast.unparse(ast.BoolOp(other, node.values))})")
        for number in range(len(node.values)):
            left = [*node.values[:number], *node.values[number + 1 :]]
            self.put(node, f"({ast.unparse(left[0] if len(left) == 1 else ast.BoolOp(node.op, left))})")
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self.put(node, f"({ast.unparse(node.operand)})")
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        right = node.right
        of_types = isinstance(right, ast.Constant) and right.value is None
        of_types |= isinstance(right, ast.Name) and (right.id[:1].isupper() or right.id in dir(builtins))
        other = _COUNTED.get(type(node.op))
        if other is not None and not (isinstance(node.op, ast.BitOr) and of_types):
            self.put(node, f"({ast.unparse(ast.BinOp(node.left, other(), node.right))})")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self.put(node, str(not node.value))
        elif isinstance(node.value, int):
            self.put(node, str(node.value + 1))
            if node.value > 0:
                self.put(node, str(node.value - 1))

    def visit_Call(self, node: ast.Call) -> None:
        ordered = not (isinstance(node.func, ast.Name) and node.func.id in ("max", "min"))
        if len(node.args) >= 2 and ordered and not any(isinstance(each, ast.Starred) for each in node.args[:2]):
            first, second, *others = node.args
            self.put(node, ast.unparse(ast.Call(node.func, [second, first, *others], node.keywords)))
        self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        return  # a text for people, whose offsets Python 3.11 does not tell

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if not isinstance(node.value, ast.Name) or not node.value.id[:1].isupper():  # a type
            self.generic_visit(node)

    def generic_visit(self, node: ast.AST) -> None:
        names = isinstance(node, ast.Assign) and any(not isinstance(each, ast.Attribute) for each in node.targets)
        if isinstance(node, _REMOVED) and node.col_offset > 0 and not names:
            self.put(node, "pass")
        super().generic_visit(node)


def points(part: str) -> Iterator[Point]:
    """Every mistake that may be made in a part of the source."""
    under = SOURCE / part
    deeper = [each for each in PARTS if each != part and each.startswith(f"{part}/")]
    for file in [under] if under.suffix else sorted(under.rglob("*.py")):
        name = file.relative_to(SOURCE).as_posix()
        if name not in NOT_CODE and not any(name.startswith(f"{each}/") for each in deeper):
            text = file.read_text("utf-8")
            finder = _Points(name, text)
            finder.visit(ast.parse(text))
            yield from finder.found


def drawn(count: int, seed: int, parts: list[str]) -> list[tuple[str, Point]]:
    """So many mistakes by lot, each with its part."""
    every = [(part, point) for part in parts for point in points(part)]
    return random.Random(seed).sample(every, min(count, len(every)))


def _copied(to: Path) -> None:
    """The checkout as it stands, without what is not under version control."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        if (ROOT / name).exists():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, to / name)


def tried(within: Path, part: str, point: Point, tests: TestsByLine, most: float) -> tuple[str, str]:
    """Whether a mistake is noticed, and by which test."""
    why = NO_DIFFERENCE.get(point.key)
    if why is not None:
        return "no difference", why
    file = within / "src" / "fdcpa_guard" / point.file
    whole = file.read_bytes()
    changed = whole[: point.start] + point.after.encode() + whole[point.end :]
    if ast.dump(ast.parse(changed)) == ast.dump(ast.parse(whole)):
        return "no difference", "the code is the same"
    read = file.stat().st_mtime_ns
    spent = 0.0

    def put(text: bytes, at: int) -> None:
        # What Python keeps compiled is told from what is new by the time alone where the lengths are equal.
        file.write_bytes(text)
        os.utime(file, ns=(at, at))

    try:
        for batch in tests.batches(point.file, range(point.line, point.last + 1), PARTS[part]):
            if spent + batch.seconds > most:
                return "unnoticed", f"after {spent:.0f} s of tests"
            spent += batch.seconds
            while chosen := [test for test in batch.tests if test not in tests.failing]:
                put(changed, read + 10**10)
                failed = first_failure(chosen, _PATIENCE + 10 * batch.seconds, tests.failing)
                put(whole, read)
                if failed is None:
                    break
                if "::" not in failed or tests.passes(failed):
                    return "killed", failed
    finally:
        put(whole, read)
    return "SURVIVED", f"{spent:.0f} s of tests" if spent else "no test runs it"


def refused(within: Path, point: Point) -> str | None:
    """What the type checker says of a mistake, if it refuses it."""
    file = within / "src" / "fdcpa_guard" / point.file
    whole = file.read_bytes()
    file.write_bytes(whole[: point.start] + point.after.encode() + whole[point.end :])
    try:
        asked = (sys.executable, "-m", "mypy", "--no-error-summary", "--no-color-output", str(file))
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        told = subprocess.run(asked, cwd=within, capture_output=True, text=True, env=environment, check=False)
    finally:
        file.write_bytes(whole)
    return told.stdout.partition("\n")[0] if told.returncode == 1 else None


def main() -> None:
    """Draw, try, and say what became of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, help="of the points try the first so many, in the order of the lot")
    parser.add_argument("--part", action="append", choices=[*PARTS], help="only these parts")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="try no more tests than take so long")
    parser.add_argument("--types", action="store_true", help="ask the type checker about what no test has noticed")
    parser.add_argument("--without", action="append", default=[], help="leave out tests whose names begin so")
    parser.add_argument("--again", action="store_true", help="try again what was not noticed")
    parser.add_argument("--list", action="store_true", help="list the points and try none")
    parser.add_argument("--results", type=Path, default=ROOT / "build" / "mutants.tsv")
    given = parser.parse_args()
    chosen = drawn(given.points, given.seed, given.part or [*PARTS])[: given.first]
    if given.list:
        for part, point in chosen:
            print(f"{part:22} {point}  {point.change}")
        return
    results: Path = given.results.resolve()
    results.parent.mkdir(parents=True, exist_ok=True)
    known = [line.split("\t") for line in results.read_text("utf-8").splitlines()] if results.exists() else []
    done = {(where, change): (became, why) for became, where, change, _, why in known}
    for _, point in chosen:
        listed = NO_DIFFERENCE.get(point.key)
        if listed is not None:
            done[str(point), point.change] = ("no difference", listed)
    kept = ("killed", "no difference", "types") if given.again else _OUTCOMES
    tests = TestsByLine(given.without)
    with tempfile.TemporaryDirectory() as folder:
        within = Path(folder)
        _copied(within)
        tests_by_line.ready(within)
        tests_by_line.prime()
        for number, (part, point) in enumerate(chosen, start=1):
            if done.get((str(point), point.change), ("",))[0] in kept:
                continue
            started = time.monotonic()
            became, why = tried(within, part, point, tests, given.seconds)
            if given.types and became in _MISSED and (told := refused(within, point)) is not None:
                became, why = "types", told
            done[str(point), point.change] = became, why
            spent = f"{time.monotonic() - started:.0f} s"
            with results.open("a", encoding="utf-8") as table:
                table.write("\t".join((became, str(point), point.change, spent, why)) + "\n")
            print(f"{number:4}/{len(chosen)}  {became:13} {spent:>6}  {point}  {point.change}  {why}", flush=True)
    _tell(chosen, done, tests)


def _tell(chosen: list[tuple[str, Point]], done: dict[tuple[str, str], tuple[str, str]], tests: TestsByLine) -> None:
    """Say how many were noticed, and which were not."""
    if tests.failing:
        print(
            f"{len(tests.failing)} tests fail without any mistake, and were left out:",
            *sorted(tests.failing),
            sep="\n  ",
        )
    counts = Counter(done[str(point), point.change][0] for _, point in chosen)
    for _, point in chosen:
        became, why = done[str(point), point.change]
        if became in ("types", *_MISSED):
            print(f"{became:9}  {point}  {point.change}  {why}")
    missed = sum(counts[each] for each in _MISSED)
    refused_ = f"{counts['types']} refused by the type checker, " if counts["types"] else ""
    print(
        f"{len(chosen)} mistakes, {counts['no difference']} make no difference;",
        f"of the other {len(chosen) - counts['no difference']}, {counts['killed']} noticed, {refused_}{missed} not",
        flush=True,
    )


if __name__ == "__main__":
    main()
