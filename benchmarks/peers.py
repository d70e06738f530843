"""The engines that a user might pick instead, each set up the way its own documentation shows.

Each maker imports its engine itself, so that an engine that is not installed costs only its own row.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.scenario import EVERY, MIX, Engine, Facts, floor

NEVER = 9999
"""Days since the last conversation where there was none, for engines that cannot compare with null."""


def _flat(f: Facts) -> dict[str, Any]:
    """The facts without nesting and nulls, for engines that can express neither."""
    days = f["days_since_conversation"]
    return {
        "local_hour": f["local_hour"],
        "calls_7d": f["calls_7d"],
        "days": NEVER if days is None else days,
        "consent": f["consent"].get(f["channel"], False),
        "cease": f["cease"],
        "attorney": f["attorney"],
        "dispute": f["dispute"],
    }


def make_floor() -> Engine:
    return Engine(floor)


def make_vakt() -> Engine:
    """The guard answers only yes or no, so its checker is asked about each denying policy."""
    import vakt
    from vakt.rules import Any as Anything
    from vakt.rules import Falsy, GreaterOrEqual, Less, Or, Truthy

    def policy(code: str, **subject: Any) -> Any:
        return vakt.Policy(
            code, actions=[Anything()], resources=[Anything()], subjects=[subject], effect=vakt.DENY_ACCESS
        )

    policies = [
        policy("HOURS", local_hour=Or(Less(8), GreaterOrEqual(21))),
        policy("FREQ", calls_7d=GreaterOrEqual(7)),
        policy("COOLDOWN", days=Less(7)),
        policy("CONSENT", consent=Falsy()),
        policy("CEASE", cease=Truthy()),
        policy("ATTORNEY", attorney=Truthy()),
        policy("DISPUTE", dispute=Truthy()),
    ]
    fits = vakt.RulesChecker().fits

    def decide(inquiry: Any) -> list[str]:
        return [
            p.uid
            for p in policies
            if fits(p, "subjects", inquiry.subject, inquiry)
            and fits(p, "actions", inquiry.action, inquiry)
            and fits(p, "resources", inquiry.resource, inquiry)
        ]

    return Engine(decide, lambda f: vakt.Inquiry(subject=_flat(f), action="contact", resource="consumer"))


def make_business_rules() -> Engine:
    """Each rule's action notes its code."""
    from business_rules import run_all
    from business_rules.actions import BaseActions, rule_action
    from business_rules.fields import FIELD_TEXT
    from business_rules.variables import BaseVariables, boolean_rule_variable, numeric_rule_variable

    class Variables(BaseVariables):
        def __init__(self, f: dict[str, Any]) -> None:
            self.f = f

        @numeric_rule_variable
        def local_hour(self) -> Any:
            return self.f["local_hour"]

        @numeric_rule_variable
        def calls_7d(self) -> Any:
            return self.f["calls_7d"]

        @numeric_rule_variable
        def days(self) -> Any:
            return self.f["days"]

        @boolean_rule_variable
        def consent(self) -> Any:
            return self.f["consent"]

        @boolean_rule_variable
        def cease(self) -> Any:
            return self.f["cease"]

        @boolean_rule_variable
        def attorney(self) -> Any:
            return self.f["attorney"]

        @boolean_rule_variable
        def dispute(self) -> Any:
            return self.f["dispute"]

    class Actions(BaseActions):
        def __init__(self) -> None:
            self.codes: list[str] = []

        @rule_action(params={"code": FIELD_TEXT})
        def deny(self, code: str) -> None:
            self.codes.append(code)

    def when(name: str, operator: str, value: Any) -> dict[str, Any]:
        return {"name": name, "operator": operator, "value": value}

    def rule(code: str, *conditions: dict[str, Any]) -> dict[str, Any]:
        return {"conditions": {"any": list(conditions)}, "actions": [{"name": "deny", "params": {"code": code}}]}

    rules = [
        rule("HOURS", when("local_hour", "less_than", 8), when("local_hour", "greater_than_or_equal_to", 21)),
        rule("FREQ", when("calls_7d", "greater_than_or_equal_to", 7)),
        rule("COOLDOWN", when("days", "less_than", 7)),
        rule("CONSENT", when("consent", "is_false", True)),
        rule("CEASE", when("cease", "is_true", True)),
        rule("ATTORNEY", when("attorney", "is_true", True)),
        rule("DISPUTE", when("dispute", "is_true", True)),
    ]

    def decide(variables: Any) -> list[str]:
        actions = Actions()
        run_all(rules, variables, actions, stop_on_first_trigger=False)
        return actions.codes

    return Engine(decide, lambda f: Variables(_flat(f)))


def make_json_logic() -> Engine:
    """One expression per rule, tried in turn."""
    from json_logic import jsonLogic

    def var(name: Any) -> dict[str, Any]:
        return {"var": name}

    days = var("days_since_conversation")
    rules: list[tuple[str, Any]] = [
        ("HOURS", {"or": [{"<": [var("local_hour"), 8]}, {">=": [var("local_hour"), 21]}]}),
        ("FREQ", {">=": [var("calls_7d"), 7]}),
        ("COOLDOWN", {"and": [{"!==": [days, None]}, {"<": [days, 7]}]}),
        ("CONSENT", {"!": [var([{"cat": ["consent.", var("channel")]}])]}),
        ("CEASE", var("cease")),
        ("ATTORNEY", var("attorney")),
        ("DISPUTE", var("dispute")),
    ]
    return Engine(lambda f: [code for code, rule in rules if jsonLogic(rule, f)])


ZEN_ROWS = (
    ("HOURS", "local_hour < 8 or local_hour >= 21"),
    ("FREQ", "calls_7d >= 7"),
    ("COOLDOWN", "days_since_conversation != null and days_since_conversation < 7"),
    ("CONSENT", "consent[channel] != true"),
    ("CEASE", "cease"),
    ("ATTORNEY", "attorney"),
    ("DISPUTE", "dispute"),
)


def make_zen_table() -> Engine:
    """One decision table that collects every row that matches."""
    import zen

    def node(id: str, kind: str, x: int, **content: Any) -> dict[str, Any]:
        return {"id": id, "name": id, "type": kind, "position": {"x": x, "y": 0}, **content}

    table = {
        "hitPolicy": "collect",
        "inputs": [{"id": "condition", "name": "Condition", "type": "expression"}],
        "outputs": [{"id": "reason", "name": "Reason", "field": "reason", "type": "expression"}],
        "rules": [{"_id": code, "condition": condition, "reason": f"'{code}'"} for code, condition in ZEN_ROWS],
    }
    graph = {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            node("in", "inputNode", 0),
            node("table", "decisionTableNode", 1, content=table),
            node("out", "outputNode", 2),
        ],
        "edges": [
            {"id": "1", "sourceId": "in", "targetId": "table", "type": "edge"},
            {"id": "2", "sourceId": "table", "targetId": "out", "type": "edge"},
        ],
    }
    evaluate = zen.ZenEngine().create_decision(json.dumps(graph)).evaluate
    return Engine(lambda f: [row["reason"] for row in evaluate(f)["result"]])


def make_zen_expressions() -> Engine:
    """One compiled expression per rule, tried in turn."""
    import zen

    rules = [(code, zen.compile_expression(condition)) for code, condition in ZEN_ROWS]
    return Engine(lambda f: [code for code, rule in rules if rule.evaluate(f)])


CEDAR = """
permit(principal, action, resource);
@id("HOURS")
forbid(principal, action, resource) when { context.local_hour < 8 || context.local_hour >= 21 };
@id("FREQ")
forbid(principal, action, resource) when { context.calls_7d >= 7 };
@id("COOLDOWN")
forbid(principal, action, resource)
when { context has days_since_conversation && context.days_since_conversation < 7 };
@id("CONSENT")
forbid(principal, action == Action::"voice", resource) unless { context.consent.voice };
@id("CONSENT")
forbid(principal, action == Action::"sms", resource) unless { context.consent.sms };
@id("CONSENT")
forbid(principal, action == Action::"email", resource) unless { context.consent.email };
@id("CEASE")
forbid(principal, action, resource) when { context.cease };
@id("ATTORNEY")
forbid(principal, action, resource) when { context.attorney };
@id("DISPUTE")
forbid(principal, action, resource) when { context.dispute };
"""


def make_cedarpy() -> Engine:
    """Policies parsed once; the answer names every ``forbid`` that matched."""
    import cedarpy

    policies = cedarpy.PolicySet.from_str(CEDAR)
    entities = cedarpy.Entities.from_json_str("[]")

    def prepare(f: Facts) -> dict[str, Any]:
        return {
            "principal": 'Collector::"a"',
            "action": f'Action::"{f["channel"]}"',
            "resource": 'Consumer::"c"',
            "context": {k: v for k, v in f.items() if v is not None and k != "channel"},
        }

    def decide(request: dict[str, Any]) -> list[str]:
        answer = cedarpy.is_authorized(request, policies, entities)
        if answer.allowed:
            return []
        names = answer.diagnostics.id_annotations_by_reason
        return [names[reason] for reason in answer.diagnostics.reasons]

    return Engine(decide, prepare)


REGO = """
package contact
import rego.v1
deny contains "HOURS" if input.local_hour < 8
deny contains "HOURS" if input.local_hour >= 21
deny contains "FREQ" if input.calls_7d >= 7
deny contains "COOLDOWN" if {
    is_number(input.days_since_conversation)
    input.days_since_conversation < 7
}
deny contains "CONSENT" if not input.consent[input.channel]
deny contains "CEASE" if input.cease
deny contains "ATTORNEY" if input.attorney
deny contains "DISPUTE" if input.dispute
"""


def make_regopy() -> Engine:
    """A bundle compiled once; the answer is a set."""
    from regopy import Input, Interpreter

    interpreter = Interpreter()
    interpreter.add_module("contact", REGO)
    bundle = interpreter.build("data.contact.deny", ["contact/deny"])

    def decide(given: Any) -> Any:
        interpreter.set_input(given)
        return json.loads(str(interpreter.query_bundle(bundle)))["expressions"][0]

    return Engine(decide, Input)


@dataclass(frozen=True, slots=True)
class Peer:
    """How to make an engine, and what a reader should know about it."""

    make: Callable[[], Engine]
    distribution: str | None
    reasons: str
    """How all reasons are had from it."""
    cases: tuple[Facts, ...] = (*EVERY, *MIX)
    """What it is checked on; a slow engine may have fewer."""


FLOOR = "hand-written floor"
PEERS: dict[str, Peer] = {
    FLOOR: Peer(make_floor, None, "straight-line code"),
    "vakt": Peer(make_vakt, "vakt", "asked policy by policy"),
    "business-rules": Peer(make_business_rules, "business-rules", "an action per rule"),
    "JSON-logic": Peer(make_json_logic, "panzi-json-logic", "an expression per rule"),
    "zen expressions": Peer(make_zen_expressions, "zen-engine", "an expression per rule"),
    "zen table": Peer(make_zen_table, "zen-engine", "collecting table"),
    "cedarpy": Peer(make_cedarpy, "cedarpy", "native"),
    "regopy": Peer(make_regopy, "regopy", "native"),
}
