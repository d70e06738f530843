"""The generated part of the documentation: a page for each rule and each body of law, the places, and the matrix."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import EnumType
from functools import cache
from itertools import groupby, product
from posixpath import dirname, relpath
from typing import Final, NamedTuple

from .. import vocabulary
from ..decision import Citation
from ..describing import sentence
from ..facts import Case, Contact, Debt
from ..packs.notes import Provision
from ..packs.us.states import Jurisdiction
from ..policy import Policy
from ..rules import Pack, Parameter, Rule
from ..rules.rule import EVERYWHERE
from ..showing.catalogue import Reading, dated, in_force, may_be, paragraph, readings, times_read
from ..vocabulary import (
    CONSUMERS,
    DEBT_COLLECTORS,
    ELECTRONIC,
    OTHERS,
    TELEPHONE,
    TIMED,
    Authority,
    City,
    CollectorKind,
    Confidence,
    DebtKind,
    DebtNature,
    Effect,
    Holding,
    LocationKind,
    Medium,
    Purpose,
    Recipient,
    Unknown,
)
from .cases import Cases, NamedCase, as_text, in_words

_SURE: Final = {
    Confidence.PRIMARY: "the operative text was read",
    Confidence.PARTIAL: "the text was read in part",
    Confidence.SECONDARY: "known from secondary sources",
    Confidence.UNREAD: "not verified",
}
PARTS: Final = {
    "federal": "Federal law",
    "states": "States, territories and cities",
    "house": "The standard of the house",
}
"""What the first folders of the pages hold."""
CATALOGUE: Final = "catalogue.md"
"""The page that lists all others, by which a directory of them is known."""
_PLACES: Final = "states"
_FOLDERS: Final = {"us.regf": "regulation-f", "us.regx": "regulation-x"}
_SOURCE: Final = re.compile(r"\*\*Source\*\*:\s*(.*?)(?:\n\n(?=\*\*)|\Z)", re.DOTALL)
_CHECKS: Final = re.compile(r"(\*\*What it checks\*\*: ).*?(?=\n\n|\Z)", re.DOTALL)
_WORDS: Final = "reference/words.md"
_GROUPS: Final[Mapping[frozenset[str], str]] = {
    CONSUMERS: f"[the consumer, and who is treated as the consumer]({_WORDS}#recipient)",
    CONSUMERS | OTHERS: f"[everybody but attorneys, creditors and agencies]({_WORDS}#recipient)",
    OTHERS: f"[third parties]({_WORDS}#recipient)",
    TELEPHONE: f"[telephone calls, ringless ones included]({_WORDS}#medium)",
    TIMED: f"[every medium but mail]({_WORDS}#medium)",
    ELECTRONIC: f"[electronic messages]({_WORDS}#medium)",
    DEBT_COLLECTORS: f"[everybody who collects but a creditor in its own name]({_WORDS}#collectorkind)",
}
_UNLISTED: Final = {Authority, City, Confidence, Effect, Holding, LocationKind, Unknown}
_CODE: Final = re.compile(r"``?([\w.-]+)``?")
_TO_WORDS: Final = re.compile(rf"\({re.escape(_WORDS)}(#\w+)\)")


class Body(NamedTuple):
    """A body of law, as a reader looks for it: its folder, its name, and its packs."""

    folder: str
    title: str
    packs: tuple[Pack, ...]

    @property
    def page(self) -> str:
        """Its page."""
        return f"{self.folder}/index.md"


def bodies(policy: Policy, places: Iterable[Jurisdiction]) -> tuple[Body, ...]:
    """The bodies of law of a policy: each federal law, each state or city, and what a house adds."""
    names = {place.id: place.name for place in places}
    found: dict[str, list[Pack]] = {}
    for pack in policy.packs:
        found.setdefault(_folder(pack, names), []).append(pack)
    return tuple(
        Body(folder, names.get(packs[0].jurisdiction, packs[0].title), tuple(packs)) for folder, packs in found.items()
    )


def _folder(pack: Pack, names: Mapping[str, str]) -> str:
    first, _, rest = pack.id.partition(".")
    if first != "us":
        return first
    if pack.jurisdiction == EVERYWHERE:
        return f"federal/{_FOLDERS.get(pack.id, rest)}"
    return f"states/{names.get(pack.jurisdiction, pack.jurisdiction).lower().removeprefix('the ').replace(' ', '-')}"


def binding(pack: Pack) -> str:
    """Whom and what a pack covers, by asking it."""
    covered = [
        (collector, nature, kind)
        for collector, nature, kind in product(CollectorKind, DebtNature, DebtKind)
        if pack.why_not(collector, _debt(nature, kind)) is None
    ]
    if not covered:
        return "whom depends on more than who collects and what the debt is"
    who, natures, kinds = (frozenset(column) for column in zip(*covered, strict=True))
    return "; ".join(
        (
            "anyone who collects" if who == frozenset(CollectorKind) else _listed(who),
            *(() if natures == frozenset(DebtNature) else (f"{_listed(natures)} debts",)),
            *(() if kinds == frozenset(DebtKind) else (f"only {_listed(kinds)}",)),
        )
    )


@cache
def _debt(nature: DebtNature, kind: DebtKind) -> Debt:
    return Debt.model_validate(
        {"id": "any", "nature": nature, "kind": kind}
        | dict.fromkeys(("validation", "disputes", "original_creditor_requests"), "none")
    )


def _listed(values: frozenset[str]) -> str:
    return _GROUPS.get(values) or ", ".join(
        f"[{value.replace('-', ' ')}]({_WORDS}#{type(value).__name__.lower()})" for value in sorted(values)
    )


def _but(values: frozenset[str], every: Iterable[str], each: str) -> str:
    """Words of the vocabulary: all of them, all but a few, or these."""
    left_out = frozenset(every) - values
    if not left_out or values in _GROUPS:
        return _GROUPS.get(values, f"every {each}")
    return f"every {each} but {_listed(left_out)}" if len(left_out) * 2 < len(values) else _listed(values)


def folders(policy: Policy, places: Iterable[Jurisdiction]) -> list[str]:
    """The folders of the generated pages: that of what tells of all of them, and one for each body of law."""
    return ["", *(body.folder for body in bodies(policy, places))]


def pages(
    policy: Policy, places: Sequence[Jurisdiction], provisions: Sequence[Provision], cases: Cases
) -> dict[str, str]:
    """Every generated page by its file name, a body of law to a folder."""
    held = bodies(policy, places)
    of_rules = {rule.id: f"{body.folder}/{rule.id}.md" for body in held for pack in body.packs for rule in pack.rules}
    made = {
        CATALOGUE: _catalogue(held),
        "places.md": _places(places, {body.title: body.page for body in held}),
        "matrix.md": _matrix(held, provisions, cases),
    }
    for body in held:
        made[body.page] = _body(body, cases)
        for pack in body.packs:
            for rule in pack.rules:
                made[of_rules[rule.id]] = _rule(body, pack, rule, cases.get(rule.id, ()))
    return {name: _linked("\n".join(lines), name, of_rules).rstrip() + "\n" for name, lines in made.items()}


def _linked(text: str, page: str, rules: Mapping[str, str]) -> str:
    """A page whose words in backticks lead to what they name: another rule, a fact, a word of the vocabulary."""
    here = dirname(page) or "."

    def link(found: re.Match[str]) -> str:
        word = found[1]
        target = rules.get(word) or _reference().get(word)
        if target is None or target == page:
            return f"`{word}`"
        return f"[`{word}`]({relpath(target, here)})"

    words = relpath(f"../{_WORDS}", here)
    return _TO_WORDS.sub(lambda found: f"({words}{found[1]})", _CODE.sub(link, text))


@cache
def _reference() -> Mapping[str, str]:
    """Where the reference tells of the fields of case and contact, and of the words of the vocabulary."""
    words: dict[str, str] = {}
    for name, kind in vars(vocabulary).items():
        if isinstance(kind, EnumType) and kind not in _UNLISTED:
            for word in map(str, kind):  # a word of two kinds leads to the list of all
                words[word] = "" if word in words else f"#{name.lower()}"
    fields = {name: f"#{model.__name__.lower()}" for model in (Debt, Contact, Case) for name in model.model_fields}
    effects = {str(effect): "../reference/decision.md#effects" for effect in Effect}
    return (
        {field: f"../reference/facts.md{anchor}" for field, anchor in fields.items()}
        | {word: f"../{_WORDS}{anchor}" for word, anchor in words.items()}
        | effects
    )


def _catalogue(held: Sequence[Body]) -> Iterator[str]:
    total = sum(len(pack.rules) for body in held for pack in body.packs)
    yield from ("# Every body of law", "", f"{total} rules, from the code that decides.")
    for part, group in groupby(held, lambda body: body.folder.partition("/")[0]):
        yield from ("", f"## {PARTS.get(part, part)}", "", "| law | rules | binds |", "|---|---|---|")
        for body in group:
            for pack in body.packs:
                yield f"| [{as_text(pack.title)}]({body.page}) | {len(pack.rules)} | {_cell(binding(pack))} |"


def _body(body: Body, cases: Cases) -> Iterator[str]:
    yield f"# {as_text(body.title)}"
    for pack in body.packs:
        if len(body.packs) > 1:
            yield from ("", f"## {as_text(pack.title)}")
        yield from ("", f"`{pack.id}` · {pack.jurisdiction} · binds {binding(pack)}", "")
        yield from ("| rule | effect | cases |", "|---|---|---|")
        for rule in pack.rules:
            yield f"| [{as_text(rule.title)}]({rule.id}.md) | `{rule.effect.value}` | {len(cases.get(rule.id, ()))} |"
    if body.folder.startswith(f"{_PLACES}/"):
        yield from ("", "## Provisions", "", *_carried(body, cases))


def _rule(body: Body, pack: Pack, rule: Rule, cases: Sequence[NamedCase]) -> Iterator[str]:
    within = "" if pack.title == body.title else f" · {as_text(pack.title)}"
    yield from (
        f"# {as_text(rule.title)}",
        "",
        f"`{rule.id}` · [{as_text(body.title)}](index.md){within}{_own(rule)}",
        "",
    )
    source, rest = _taken_apart(rule)
    yield from (rest, "", "| asked | answer |", "|---|---|")
    yield f"| where | {'everywhere' if pack.jurisdiction == EVERYWHERE else as_text(body.title)} |"
    yield f"| binds | {_cell(binding(pack))} |"
    yield f"| in contacts with | {_but(rule.recipients, Recipient, 'recipient')} |"
    yield f"| by | {_but(rule.media, Medium, 'medium')} |"
    yield f"| for | {_but(rule.purposes, Purpose, 'purpose')} |"
    if rule.needs:
        yield f"| once the case holds | {', or '.join(sorted(rule.needs))} |"
    yield f"| an objection means | `{rule.effect.value}` |"
    yield f"| in force | {in_force(rule)} |"
    if (sure := rule.confidence) is not None:
        yield f"| how sure | {_SURE[sure]} |"
        yield f"| read beside its text | {times_read(rule)} |"
    if rule.parameters:
        yield from ("", "## Numbers", "", "| number | value | unit | set by | in a policy |", "|---|---|---|---|---|")
        for name, parameter in rule.parameters.items():
            yield f"| `{name}` | {_number(parameter)} |"
    yield from ("", "## Source", "", *(f"- {_cited(citation)}" for citation in rule.citations))
    if source:
        yield from ("", f"{source.removesuffix('.')}.")
    if cases:
        yield from ("", "## Cases", "", *in_words(cases))


def _own(rule: Rule) -> str:
    """The paragraph that a rule carries, by which one looks for it."""
    at = paragraph(rule)
    return "" if at is None else f" · {as_text(at)}"


def _taken_apart(rule: Rule) -> tuple[str, str]:
    """What the description says of the source beyond naming it, and the rest of it without the title."""
    text = rule.description.removeprefix(f"{rule.title.rstrip('.')}.").strip()
    if rule.data is not None:  # with the numbers that the rule has in this policy
        text = _CHECKS.sub(lambda found: found[1] + sentence(rule), text, count=1)
    found = _SOURCE.search(text)
    if found is None:
        return "", text
    named = {part for c in rule.citations for part in (str(c), f"{c.source} {c.section}", c.source, c.section)}
    word = "|".join(map(re.escape, sorted(named, key=len, reverse=True)))
    place = r"(?=[\w:.-]*[\d(])[\w:()-]+(?:\.[\w:()-]+)*|(?:and|with|its|their|of|the|to|comments?)\b"
    names = re.compile(rf"(?:(?:{word}|{place})(?:[\s,;]+|(?=\.?(?:\s|\Z))))+(?:\.(?:\s+|\Z)|\Z)")
    said = found[1].strip()
    own = names.match(said)
    return said[own.end() :] if own else said, text.replace(found[0], "", 1).strip()


def _number(parameter: Parameter) -> str:
    return " | ".join((dated(parameter), parameter.unit, as_text(str(parameter.citation)), may_be(parameter)))


def _cited(citation: Citation) -> str:
    if citation.authority is Authority.HOUSE:
        return f"{as_text(f'{citation.source} {citation.section}')} (of the house)"
    read = "" if citation.read_on is None else f", {citation.read_on.isoformat()}"
    kind = citation.authority.value.replace("-", " ")
    return f"{as_text(f'{citation.source} {citation.section}')} ({kind}; {_SURE[citation.confidence]}{read})"


def _how_sure(citation: Citation) -> str:
    return Reading.OWN.value if citation.authority is Authority.HOUSE else _SURE[citation.confidence]


def _places(places: Sequence[Jurisdiction], listed: Mapping[str, str]) -> Iterator[str]:
    yield from ("# States, territories and cities", "")
    for standing, count in standings(places).items():
        yield f"- {standing}: {count}"
    yield from ("", "| place | rules | how sure | what is known |", "|---|---|---|---|")
    for place in places:
        rules = sum(len(pack.rules) for pack in place.packs) if place.adds_rules else 0
        name = f"[{place.name}]({listed[place.name]})" if place.name in listed else place.name
        yield f"| {name} (`{place.id}`) | {rules} | {_SURE[place.confidence]} | {_cell(place.note)} |"
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


def _matrix(held: Sequence[Body], provisions: Sequence[Provision], cases: Cases) -> Iterator[str]:
    yield from ("# Provisions and the rules that carry them", "")
    yield "Every provision that a federal rule or one of the house cites, with the rules and the number of their cases."
    below = " At the end, what is in scope and knowingly not encoded." if provisions else ""
    yield f"Those of a state, territory or city stand on its own page.{below}"
    places = [body for body in held if body.folder.startswith(f"{_PLACES}/")]
    for body in held:
        if body not in places:
            yield from ("", f"## {body.title}", "", *_carried(body, cases))
    if places:
        yield from ("", f"## {PARTS[_PLACES]}", "", "| place | provisions | rules |", "|---|---|---|")
        for body in places:
            rules = [rule for pack in body.packs for rule in pack.rules]
            cited = {(citation.source, citation.section) for rule in rules for citation in rule.citations}
            yield f"| [{as_text(body.title)}]({body.page}#provisions) | {len(cited)} | {len(rules)} |"
    if not provisions:
        return
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


def _carried(body: Body, cases: Cases) -> Iterator[str]:
    carried: dict[tuple[str, str], list[str]] = {}
    sure: dict[tuple[str, str], Citation] = {}
    for pack in body.packs:
        for rule in pack.rules:
            for citation in rule.citations:
                key = (citation.source, citation.section)
                carried.setdefault(key, []).append(rule.id)
                sure.setdefault(key, citation)
    yield from ("| provision | rules | cases | how sure |", "|---|---|---|---|")
    for (source, section), rules in carried.items():
        links = ", ".join(f"`{rule}`" for rule in dict.fromkeys(rules))
        count = sum(len(cases.get(rule, ())) for rule in dict.fromkeys(rules))
        yield f"| {as_text(f'{source} {section}')} | {links} | {count} | {_how_sure(sure[source, section])} |"


def summary(policy: Policy, places: Sequence[Jurisdiction], cases: Cases) -> Iterator[str]:
    """The number of rules, of places by how sure we are, and, where cases were looked up, of those, line by line."""
    rules = list(policy.rules())
    yield f"{len(rules)} rules in {len(policy.packs)} packs"
    for effect, count in Counter(rule.effect.value for rule in rules).most_common():
        yield f"  {count:4} {effect}"
    yield f"{len(places)} places"
    for standing, count in standings(places).items():
        yield f"  {count:4} {standing}"
    yield from _read(policy)
    if not cases:
        return
    total = sum(len(cases.get(rule.id, ())) for rule in rules)
    yield f"{total} cases"
    for rule in rules:
        yield f"  {len(cases.get(rule.id, ())):4} {rule.id}"


def _read(policy: Policy) -> Iterator[str]:
    """How many rules of each place were read how, a place to a line."""
    found = readings(policy)
    every = sum(found.values(), Counter[Reading]())
    kinds = [kind for kind in Reading if every[kind]]
    yield "rules by place"
    yield "".join(["  place         ", *(f"  {kind.value}" for kind in kinds)])
    for place, counts in (*found.items(), ("all", every)):
        if counts:
            yield "".join([f"  {place:<14}", *(f"  {counts[kind]:{len(kind.value)}}" for kind in kinds)])


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
