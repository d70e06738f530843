"""What a scenario file may say: every key, where it stands and in which form.

The reader takes its keys from here, and so do the JSON Schema and the page of the reference.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Final

from ..vocabulary import CallOutcome, CollectorKind, DebtKind, Medium, Purpose, Recipient

OF_A_RULE: Final[Mapping[str, str]] = {
    "denies": "denied",
    "passes": "passed",
    "warns": "advised",
    "requires": "required",
    "missing": "missing-fact",
    "not-asked": "passed-over",
}
"""What may be expected of one rule, and the verdict of `RuleTrace` that it is."""

OF_A_DECISION: Final = ("allowed", "denied")
"""What may be expected of a whole decision, of one rule among the others too."""

MEANING: Final[Mapping[str, str]] = {
    "denies": "the rule objects, and its objection denies",
    "passes": "the rule was asked and lets the contact through",
    "warns": "the rule advises, or objects and does not deny under the policy",
    "requires": "the rule lets the contact through with a duty",
    "missing": "the rule lacks a fact, and denies for want of it",
    "not-asked": "the rule does not look at such a contact, or does not cover the debt, the collector or the place",
    "allowed": "no rule of the policy denies the contact",
    "denied": "some rule of the policy denies the contact",
}
"""What each of them says."""

NEVER: Final = "never"
"""In the place of an instant that does not come."""

DAY: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
TIME: Final = rf"{DAY}([ T][0-9]{{2}}:[0-9]{{2}}(:[0-9]{{2}}(\.[0-9]{{1,6}})?)?(Z|[+-][0-9]{{2}}:[0-9]{{2}})?)?"
"""How a day and an instant are written; of a day alone its first instant is meant."""

REST: Final = "rest"
"""In a reach: every word that is not listed."""

REACHED: Final[Mapping[str, type[StrEnum]]] = {
    "medium": Medium,
    "recipient": Recipient,
    "purpose": Purpose,
    "outcome": CallOutcome,
    "collector": CollectorKind,
    "debts.kind": DebtKind,
}
"""The fields over which a reach may go, by the last step of the path or by its first and last, and all their words."""


@unique
class Level(StrEnum):
    """Where a key may stand."""

    FILE = "a scenario file"
    SCENARIO = "a scenario"
    ROW = "a row"
    LINE = "a line of a table"


@unique
class Form(StrEnum):
    """In which form a key says what it says."""

    POLICY = "the name of a ready-made policy, or `{file: …}` with that of a document beside the file"
    SCENARIOS = "a list of scenarios"
    TEXT = "a text"
    CASE = "facts of the case"
    CONTACT = "facts of the contact"
    VERDICT = "a word"
    RULES = "a list of ids of rules"
    DEBTS = "a list of ids of debts"
    INSTANT = "an instant, or `never`"
    DAY = "a day"
    AT = "instants, each with what is expected"
    VARY = "fields, for each its values with what is expected"
    ROWS = "a list of rows"
    REACH = "fields, for each the verdicts with lists of words"


@dataclass(frozen=True)
class Key:
    """A key of a scenario file.

    Attributes:
        form: what it takes.
        where: the levels at which it may stand.
        means: what it says.
        default: what holds without it.
        example: it and a value, as it is written.
    """

    form: Form
    where: frozenset[Level]
    means: str
    default: str
    example: str


_ANYWHERE: Final = frozenset({Level.SCENARIO, Level.ROW, Level.LINE})
_NAMED: Final = frozenset({Level.SCENARIO, Level.ROW})
_SETTING: Final = frozenset({Level.FILE, Level.SCENARIO})
_FACTS: Final = frozenset({Level.FILE, Level.SCENARIO, Level.ROW})
_ONE: Final = frozenset({Level.SCENARIO})

KEYS: Final[Mapping[str, Key]] = {
    "policy": Key(
        Form.POLICY,
        _SETTING,
        "The policy that decides. A `conftest.py` may give other forms a meaning (`pytest_fdcpa_guard_policy`).",
        "that of the file; a file or its every scenario names one, unless `--policy` does",
        "policy: us_state(MA)",
    ),
    "scenarios": Key(
        Form.SCENARIOS,
        frozenset({Level.FILE}),
        "The scenarios, at least one.",
        "needed",
        "scenarios: [{name: noon, then: allowed}]",
    ),
    "rule": Key(
        Form.TEXT,
        _SETTING,
        "The rule in question, or an id under which [the guard itself](decision.md#what-the-guard-itself-says) speaks. "
        "Null: the whole decision again, where the file names a rule.",
        "that of the file, else the whole decision",
        "rule: us.regf.6b1i.hours",
    ),
    "zone": Key(
        Form.TEXT,
        _SETTING,
        "On which clock times without an offset are read, as an IANA name.",
        "the clock of the place, if it has one only",
        "zone: America/Denver",
    ),
    "given": Key(
        Form.CASE,
        _FACTS,
        "Facts of the case, [laid over](#facts) clean ones and over those of the file and the scenario.",
        "the clean case",
        "given: {requests: [cease 2026-03-02]}",
    ),
    "when": Key(
        Form.CONTACT,
        _FACTS,
        "Facts of the contact, laid over clean ones likewise.",
        "the clean contact",
        "when: {at: 2026-04-01 21:00, medium: text}",
    ),
    "name": Key(
        Form.TEXT,
        _NAMED,
        "What it is called. A scenario has a name, or a rule, or both.",
        "of a row its number",
        "name: the fourth",
    ),
    "why": Key(Form.TEXT, _ANYWHERE, "For readers; shown when it fails.", "nothing", "why: comment 6(b)(1)-1"),
    "at": Key(
        Form.AT,
        _ONE,
        "A table over the time of the contact, each line a test of its own.",
        "no table",
        "at: {2026-04-01 07:59: denies, 2026-04-01 08:00: passes}",
    ),
    "vary": Key(
        Form.VARY,
        _ONE,
        "A table over the values of a field: of the contact, if its path begins with `when.`, else of the case.",
        "no table",
        "vary: {when.medium: {text: denies, mail: not-asked}}",
    ),
    "rows": Key(
        Form.ROWS,
        _ONE,
        "A table of rows, each with facts and expectations of its own.",
        "no table",
        "rows: [{when: {address: office}, then: passes}]",
    ),
    "reach": Key(
        Form.REACH,
        _ONE,
        "What one rule does for every word that a field may hold, [as one test](testing.md#the-reach-of-a-rule).",
        "no table",
        "reach: {when.medium: {not-asked: [mail], denies: rest}}",
    ),
    "then": Key(
        Form.VERDICT,
        _ANYWHERE,
        "What comes out, in one of [these words](#what-may-be-expected). A table says it in its lines, for which the "
        "word alone will do.",
        "`missing` or `denied`, if another key says what is missing or which rules deny; else it is needed",
        "then: denies",
    ),
    "lapses": Key(
        Form.INSTANT,
        _ANYWHERE,
        "When the objection of the rule lapses by itself.",
        "not looked at",
        "lapses: 2026-04-02 08:00",
    ),
    "next": Key(
        Form.INSTANT, _ANYWHERE, "When the contact is next allowed.", "not looked at", "next: 2026-04-02 08:00"
    ),
    "reasons": Key(
        Form.RULES, _ANYWHERE, "The rules that deny, all of them.", "not looked at", "reasons: [us.regf.6c1.cease]"
    ),
    "because": Key(
        Form.RULES, _ANYWHERE, "Rules that deny, among others.", "not looked at", "because: [us.regf.6c1.cease]"
    ),
    "duties": Key(
        Form.RULES,
        _ANYWHERE,
        "Rules that require something, among others.",
        "not looked at",
        "duties: [us.regf.6e.opt-out-notice]",
    ),
    "missing": Key(Form.TEXT, _ANYWHERE, "Which fact is missing.", "not looked at", "missing: requests"),
    "debts": Key(Form.DEBTS, _ANYWHERE, "The debts concerned, all of them.", "not looked at", "debts: [d2]"),
    "message": Key(
        Form.TEXT, _ANYWHERE, "A part of what is said, in whatever case.", "not looked at", "message: stop calling"
    ),
    "due": Key(
        Form.DAY, _ANYWHERE, "The last day of the duty that the rule requires.", "not looked at", "due: 2026-04-06"
    ),
}
"""Every key, by its name, in the order in which they are written."""

FACTS: Final[Mapping[str, tuple[str, str]]] = {
    "a field": ("A mapping is merged with what it is laid over, anything else replaces it.", "consumer: {minor: true}"),
    "a path": (
        "Only what stands there. The items of a list go by their ids: a debt is `d1`, `d2` …, an event `e1`, `e2` …, "
        "unless it says.",
        "debts.d1.kind: medical",
    ),
    "`+` before a field": (
        "Items are added to the list; one with the id of another is merged with it.",
        "+phones: [{line_type: voip, place: work}]",
    ),
    "`place`": (
        "The one piece of evidence of where the consumer is: a state, a ZIP code or a zone, or the fields of a "
        "[location](facts.md#location), or `none`.",
        "place: MA",
    ),
    "`requests`": (
        "A request [in short](#a-request-or-a-consent-in-short): its kind, and perhaps since when.",
        "requests: [cease 2026-03-02]",
    ),
    "`consents`": (
        "A consent [in short](#a-request-or-a-consent-in-short): its scope, and perhaps since when.",
        "+consents: [more-calls 2026-03-02]",
    ),
    "`history`": ("A list of events, each in short or as a mapping.", "history: [call 2026-03-02 10:00 rang-out]"),
    "a time": (
        "`2026-03-05 10:00` on the clock of the place or the `zone`, or with an offset; a day alone is its first "
        "instant there. For a day of which only the day is known, write a whole question in JSON.",
        "last_inquiry_at: 2026-03-05",
    ),
    "`content: undeclared`": ("Of the message nothing is declared.", "content: undeclared"),
}
"""How ``given`` and ``when`` say facts: what stands there, what it means, and an example."""

TABLES: Final = tuple(name for name, key in KEYS.items() if key.form in {Form.AT, Form.VARY, Form.ROWS, Form.REACH})
"""The keys that make a table of a scenario; it has one at most."""

CHECKS: Final = frozenset(name for name, key in KEYS.items() if Level.LINE in key.where and name != "why")
"""The keys that say what is expected."""

IMPLYING: Final[Mapping[str, str]] = {"missing": "missing", "reasons": "denied", "because": "denied"}
"""Checks that say the verdict too, where ``then`` does not: of one rule; of a decision what is missing is denied."""


def keys(level: Level) -> frozenset[str]:
    """The keys that may stand somewhere."""
    return frozenset(name for name, key in KEYS.items() if level in key.where)


def of_form(*forms: Form) -> tuple[str, ...]:
    """The keys of some forms."""
    return tuple(name for name, key in KEYS.items() if key.form in forms)
