"""What was found: one objection of one rule to one contact that was made, as far as an audit knows it. Ids only."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, Final

from pydantic import AfterValidator, Field, PlainSerializer

from ...decision import Decision
from ...facts import Case
from ...facts.base import Fact, Flag, Id, Instant, OrNone, OrUnknown, Several, members
from ...vocabulary import UNKNOWN, CollectorKind, DebtNature, Effect, Medium, Recipient, Unknown
from ..judged import FAILED, UNREAD_LAW, Judged
from ..replaying import Replayed

_MOST_TAGS: Final = 20

Tags = Annotated[
    Mapping[Id, Id],
    Field(max_length=_MOST_TAGS),
    AfterValidator(lambda tags: MappingProxyType({name: tags[name] for name in sorted(tags)})),
    PlainSerializer(dict, return_type=dict[str, str]),
]
"""The caller's own words for where it belongs, such as ``{"vendor": "north"}``."""


class Violation(Fact):
    """One objection of one rule to one contact that was made.

    Only the rule, the instant and the consumer are needed; what is not known of the rest widens the range.
    """

    rule: Id
    """The id of the rule."""
    at: Instant
    """When the contact was made."""
    consumer: Id
    """Whose case it is: the same id in all that is found about one consumer."""
    effect: Effect = Effect.PROHIBITED
    """What the objection means."""
    person: OrNone[Id] = None
    """Who was contacted, if it was not the consumer."""
    contact: OrNone[Id] = None
    """Which contact it was: what several rules object to at once is one contact. Without it, the instant says which."""
    medium: OrNone[Medium] = None
    debts: Several[Id] = ()
    collector: OrUnknown[CollectorKind] = UNKNOWN
    """Who made the contact."""
    nature: OrUnknown[DebtNature] = UNKNOWN
    """Whether the debts are a consumer's; if only some of them are: consumer."""
    willful: OrUnknown[Flag] = UNKNOWN
    """Whether it was done willfully or knowingly."""
    tags: Tags = Field(default_factory=lambda: MappingProxyType({}))


def violations_of(
    replayed: Replayed | Iterable[Replayed],
    case: Case,
    consumer: str,
    *,
    willful: bool | Unknown = UNKNOWN,
    tags: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Violation, ...]:
    """What a replay objected to, whether the policy let it deny or not; ``consumer`` is the id of the case.

    Each has the tags of its attempt, and ``tags``, which stand before those of their name. Duties are not among them,
    for a replay does not say whether they were met.

    Raises:
        InvalidFacts: ``consumer`` or a tag is no id.
    """
    several = (replayed,) if isinstance(replayed, Replayed) else replayed
    return tuple(
        [found for each in several for found in _objections(each, each.decision, case, consumer, willful, tags)]
    )


def _objections(
    replayed: Replayed, decision: Decision, case: Case, consumer: str, willful: bool | Unknown, tags: Mapping[str, str]
) -> Iterable[Violation]:
    asked = replayed.asked
    is_consumer = asked.who in (Recipient.CONSUMER.value, case.consumer.id)
    for reason in decision.reasons:
        yield Violation(
            rule=reason.rule,
            at=asked.at,
            consumer=consumer,
            effect=reason.effect,
            person=None if is_consumer else asked.who,
            contact=asked.question,
            medium=asked.medium,
            debts=reason.debts,
            collector=case.collector,
            nature=nature_of(case, reason.debts),
            willful=willful,
            tags={**replayed.tags, **tags},
        )


_EFFECTS: Final = {FAILED: Effect.RULE_ERROR, UNREAD_LAW: Effect.UNVERIFIED_LAW}


def violations_in(
    judged: Judged | Iterable[Judged],
    *,
    collector: CollectorKind | Unknown = UNKNOWN,
    nature: DebtNature | Unknown = UNKNOWN,
    willful: bool | Unknown = UNKNOWN,
) -> Iterator[Violation]:
    """The same of a replay in short, as files of replays hold it, which does not say all.

    What denied is among them, and what could not be judged, as of a missing fact; not what denies nothing. Who was
    contacted is not told, and is taken to be the consumer; nor are the debts.

    Raises:
        InvalidFacts: the case names no consumer, so that nobody can say how many were wronged; or there is no instant.
    """
    for one in (judged,) if isinstance(judged, Judged) else judged:
        said = {each.rule: _EFFECTS.get(each.fact, Effect.MISSING_FACT) for each in one.lacks}
        for rule, effect in dict.fromkeys([*((each.rule, each.effect) for each in one.objections), *said.items()]):
            yield Violation.model_validate(
                {
                    "rule": rule,
                    "at": one.at,
                    "consumer": one.consumer,
                    "effect": effect,
                    "contact": one.attempt or None,
                    "medium": one.medium,
                    "collector": collector,
                    "nature": nature,
                    "willful": willful,
                    "tags": dict(one.tags),
                }
            )


def nature_of(case: Case, debts: Iterable[str]) -> DebtNature | Unknown:
    """Of which nature debts are, one with another: a consumer's if one of them is, commercial if all are."""
    wanted = frozenset(debts)
    natures = {debt.nature for debt in members(case.debts) if debt.id in wanted}
    if DebtNature.CONSUMER in natures:
        return DebtNature.CONSUMER
    return DebtNature.COMMERCIAL if natures == {DebtNature.COMMERCIAL} else UNKNOWN
