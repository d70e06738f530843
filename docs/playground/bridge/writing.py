"""What somebody writes in the page: a policy document, its scenarios, and the manual that reads the policy back."""

from collections.abc import Mapping
from typing import Any

from fdcpa_guard import Guard, Policy
from fdcpa_guard.documents import load_document
from fdcpa_guard.testing.documents import ScenarioError
from fdcpa_guard.testing.scenarios import load

from . import choosing
from .refusing import Refused


def checked(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What policy a ``document`` describes, by its counts and fingerprints.

    Raises:
        Refused: it describes none; the line says where.
    """
    written = choosing.document(asked["document"])
    policy = choosing.policy_of(written)
    return {
        "label": policy.label,
        "owner": written.owner,
        "approved": None if written.approved is None else written.approved.isoformat(),
        "rules": sum(1 for _ in policy.rules()),
        "packs": len(policy.packs),
        "departures": len(policy.departures),
        "document": written.fingerprint,
        "policy": policy.fingerprint,
    }


def manual(asked: Mapping[str, Any]) -> dict[str, Any]:
    """A policy as a manual, in Markdown of headings, paragraphs and points.

    Raises:
        Refused: there is no such policy.
    """
    chosen = asked.get("policy", {})
    policy = choosing.guard(chosen).policy
    written = chosen.get("document")
    return {"manual": policy.describe("markdown") if written is None else load_document(written).describe("markdown")}


def scenarios(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What came of each row of a scenario file; a policy that it names by a file is the ``document`` of the page.

    Raises:
        Refused: the file, a row of it, or the document is not well formed; the line says where.
    """
    guards: dict[int, Guard] = {}

    def resolve(spec: Any) -> Policy:
        try:
            if isinstance(spec, dict) and spec.keys() == {"file"}:
                found = choosing.guard({"document": asked["document"]})
            else:
                found = choosing.guard({"name": spec if isinstance(spec, str) and spec else "(none)"})
        except Refused as refused:
            (problem, *_) = refused.problems
            where = f"the document, line {problem['line']}: " if problem["line"] else ""
            raise LookupError(f"{where}{problem['message']}") from None
        guards[id(found.policy)] = found
        return found.policy

    try:
        rows = load(asked["scenarios"], source="scenarios", resolve=resolve).rows()
        told = []
        for row in rows:
            result = row.run(guards[id(row.policy)])
            told.append({"id": row.id, "line": row.line, "passed": result.passed, "problem": result.problem})
    except ScenarioError as error:
        raise Refused.at(error.message, line=error.line) from None
    return {"rows": told, "passed": sum(row["passed"] for row in told)}
