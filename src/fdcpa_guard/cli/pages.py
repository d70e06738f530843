"""The generated part of the documentation: a page for each rule, their index, the places, and the matrix."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final, NamedTuple

from ..decision import Citation
from ..facts import Debt
from ..packs.notes import Provision
from ..packs.us.states import Jurisdiction
from ..policy import Policy
from ..rules import Pack, Rule
from ..vocabulary import CollectorKind, Confidence, DebtKind, DebtNature
from .catalogue import in_force, parameter_line

MADE: Final = "<!-- Made by `fdcpa-guard rules --write docs/rules`. Do not edit: change the rule and make it again. -->"

_SURE: Final = {
    Confidence.PRIMARY: "the operative text was read",
    Confidence.PARTIAL: "the text was read in part",
    Confidence.SECONDARY: "known from secondary sources",
    Confidence.UNREAD: "not verified",
}

Cases = Mapping[str, Sequence[str]]
"""The names of the scenarios of each rule, by its id."""


class Binding(NamedTuple):
    """Whom and what a pack covers."""

    collectors: frozenset[CollectorKind]
    natures: frozenset[DebtNature]
    kinds: frozenset[DebtKind]

    def __str__(self) -> str:
        who = "anyone who collects" if self.collectors == frozenset(CollectorKind) else _listed(self.collectors)
        natures = "" if self.natures == frozenset(DebtNature) else f"; {_listed(self.natures)} debts"
        kinds = "" if self.kinds == frozenset(DebtKind) else f"; {_listed(self.kinds)}"
        return f"{who}{natures}{kinds}"


def binding(pack: Pack) -> Binding:
    """Whom and what a pack covers, by asking it."""
    covered = [
        (collector, nature, kind)
        for collector, nature, kind in product(CollectorKind, DebtNature, DebtKind)
        if pack.why_not(collector, _debt(nature, kind)) is None
    ]
    return Binding(
        frozenset(collector for collector, _, _ in covered),
        frozenset(nature for _, nature, _ in covered),
        frozenset(kind for _, _, kind in covered),
    )


def _debt(nature: DebtNature, kind: DebtKind) -> Debt:
    return Debt.model_validate(
        {"id": "any", "nature": nature, "kind": kind}
        | dict.fromkeys(("validation", "disputes", "original_creditor_requests"), "none")
    )


def _listed(values: Iterable[str]) -> str:
    return ", ".join(sorted(values))


def surest(rule: Rule) -> Confidence:
    """How sure we are of a rule: as sure as of the best of its sources."""
    return min((citation.confidence for citation in rule.citations), key=list(Confidence).index)


def pages(
    policy: Policy, places: Sequence[Jurisdiction], provisions: Sequence[Provision], cases: Cases
) -> dict[str, str]:
    """Every generated page by its file name."""
    made = {
        "index.md": _index(policy, cases),
        "places.md": _places(places),
        "matrix.md": _matrix(policy, provisions, cases),
    }
    for pack in policy.packs:
        bound = str(binding(pack))
        for rule in pack.rules:
            made[f"{rule.id}.md"] = _rule(pack, bound, rule, cases.get(rule.id, ()))
    return {name: "\n".join(lines).rstrip() + "\n" for name, lines in made.items()}


def _index(policy: Policy, cases: Cases) -> Iterator[str]:
    yield from ("# Rules", "", MADE, "")
    total = sum(len(pack.rules) for pack in policy.packs)
    yield f"{total} rules in {len(policy.packs)} packs, from the code that decides. See also the [places](places.md)"
    yield "and the [matrix](matrix.md) of provisions. What an effect means: [here](../reference/decision.md#effects)."
    for pack in policy.packs:
        yield from ("", f"## {pack.title}", "", f"`{pack.id}` · {pack.jurisdiction} · binds {binding(pack)}", "")
        yield from ("| rule | what it says | effect | cases |", "|---|---|---|---|")
        for rule in pack.rules:
            count = len(cases.get(rule.id, ()))
            yield f"| [`{rule.id}`]({rule.id}.md) | {_cell(rule.title)} | {rule.effect.value} | {count} |"


def _rule(pack: Pack, bound: str, rule: Rule, cases: Sequence[str]) -> Iterator[str]:
    yield from (f"# {rule.title}", "", MADE, "")
    yield from ("| | |", "|---|---|")
    yield f"| id | `{rule.id}` |"
    yield f"| pack | {_cell(pack.title)} (`{pack.id}`) |"
    yield f"| where | {pack.jurisdiction} |"
    yield f"| binds | {_cell(bound)} |"
    yield f"| effect | {rule.effect.value} |"
    yield f"| in force | {in_force(rule)} |"
    yield f"| how sure | {_SURE[surest(rule)]} |"
    yield from ("", rule.description, "", "## Sources", "")
    for citation in rule.citations:
        yield f"- {_cited(citation)}"
    if rule.parameters:
        yield from ("", "## Parameters", "")
        for name, parameter in rule.parameters.items():
            yield f"- {parameter_line(f'`{name}`', parameter)}"
    if cases:
        yield from ("", "## Cases", "", *(f"- {case}" for case in cases))


def _cited(citation: Citation) -> str:
    read = "" if citation.read_on is None else f", {citation.read_on.isoformat()}"
    kind = citation.authority.value.replace("-", " ")
    return f"{citation.source} {citation.section} ({kind}; {_SURE[citation.confidence]}{read})"


def _places(places: Sequence[Jurisdiction]) -> Iterator[str]:
    yield from ("# States, territories and cities", "", MADE, "")
    for standing, count in standings(places).items():
        yield f"- {standing}: {count}"
    yield from ("", "| place | rules | how sure | what is known |", "|---|---|---|---|")
    for place in places:
        rules = sum(len(pack.rules) for pack in place.packs) if place.adds_rules else 0
        yield f"| {place.name} (`{place.id}`) | {rules} | {_SURE[place.confidence]} | {_cell(place.note)} |"
    yield from ("", "## What was read", "")
    for place in places:
        if place.read:
            yield f"- **{place.name}**: {'; '.join(map(str, place.read))}"


def standings(places: Iterable[Jurisdiction]) -> Counter[str]:
    """How many places there are of each standing: with rules or adding nothing, and how sure we are."""
    return Counter(
        f"{'rules of its own' if place.adds_rules else 'adds nothing'}, {_SURE[place.confidence]}"
        if place.confidence is not Confidence.UNREAD
        else _SURE[Confidence.UNREAD]
        for place in sorted(places, key=lambda place: (not place.adds_rules, list(Confidence).index(place.confidence)))
    )


def _matrix(policy: Policy, provisions: Sequence[Provision], cases: Cases) -> Iterator[str]:
    yield from ("# Provisions and the rules that carry them", "", MADE, "")
    yield "Every provision that a rule cites, with the rules and the number of their cases; below, what is in scope and"
    yield "knowingly not encoded."
    carried: dict[tuple[str, str], list[str]] = {}
    sure: dict[tuple[str, str], Citation] = {}
    for rule in policy.rules():
        for citation in rule.citations:
            key = (citation.source, citation.section)
            carried.setdefault(key, []).append(rule.id)
            sure.setdefault(key, citation)
    yield from ("", "| provision | rules | cases | how sure |", "|---|---|---|---|")
    for (source, section), rules in carried.items():
        links = ", ".join(f"[`{rule}`]({rule}.md)" for rule in rules)
        count = sum(len(cases.get(rule, ())) for rule in rules)
        yield f"| {_cell(f'{source} {section}')} | {links} | {count} | {_SURE[sure[source, section].confidence]} |"
    yield from (
        "",
        "## Knowingly not encoded",
        "",
        "| provision | what it is | why not | how sure |",
        "|---|---|---|---|",
    )
    for provision in provisions:
        if provision.why_not is not None:
            where = _cell(f"{provision.source} {provision.section}")
            sure_of_it = _SURE[provision.confidence]
            yield f"| {where} | {_cell(provision.what)} | {_cell(provision.why_not)} | {sure_of_it} |"


def summary(policy: Policy, places: Sequence[Jurisdiction], cases: Cases) -> Iterator[str]:
    """The number of rules, of places by how sure we are, and, where cases were looked up, of those, line by line."""
    rules = list(policy.rules())
    yield f"{len(rules)} rules in {len(policy.packs)} packs"
    for effect, count in Counter(rule.effect.value for rule in rules).most_common():
        yield f"  {count:4} {effect}"
    yield f"{len(places)} places"
    for standing, count in standings(places).items():
        yield f"  {count:4} {standing}"
    if not cases:
        return
    total = sum(len(cases.get(rule.id, ())) for rule in rules)
    yield f"{total} cases"
    for rule in rules:
        yield f"  {len(cases.get(rule.id, ())):4} {rule.id}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
