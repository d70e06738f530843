"""The proposed contact, and what the caller declares of its content."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Annotated, Any, Final, Self, Unpack

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator

from ..vocabulary import CALLS_AND_TEXTS, TELEPHONE, UNKNOWN, Element, Medium, Purpose, Recipient, Voice
from .addresses import PlaceName
from .at_once import Means
from .base import (
    Fact,
    Flag,
    Id,
    Instant,
    Known,
    OrNone,
    OrUnknown,
    Sure,
    _nothing_known,
    _only_what_is_known,
    contradiction,
    listed_in_order,
)
from .checked import mark

if TYPE_CHECKING:
    from . import given

Declared = Annotated[Flag | None, Means({UNKNOWN.value: None}, last=True)]
"""What the caller says of the content: yes, no, or nothing (then the decision states the duty)."""

Elements = Annotated[
    frozenset[Element],
    BeforeValidator(_only_what_is_known),
    PlainSerializer(listed_in_order, return_type=list[Element]),
]
"""A set of elements, always written in the same order."""


def pleads(purpose: Purpose, medium: Medium) -> bool:
    """Whether something is a pleading (12 CFR 1006.18(e)(3)): a call or a text about a suit is one about the debt."""
    return purpose is Purpose.FORMAL_PLEADING and medium not in CALLS_AND_TEXTS


Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A language tag such as ``en`` or ``es-MX``."""


_Older = Annotated[Declared, Field(exclude=True, repr=False)]
"""A field that an element had before all of them could be in ``carries`` and ``lacks``: true or false says the same."""


class Content(Fact):
    """What the message or script holds. Declared absent where required, the contact is denied; undeclared, a duty.

    `Element` lists what may be declared. Nearly half of it may also be given, and read, by an older field of its own;
    in whichever words it is said, it is the same content.
    """

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.ContentDict]) -> None: ...

        def has(self, element: Element) -> bool | None:
            """Whether it has an element, as far as declared."""
            raise NotImplementedError  # each content has its own, which looks it up: many rules ask

    carries: Elements = frozenset()
    """The elements that it has."""
    lacks: Elements = frozenset()
    """The elements that it does not have. What is in neither set is undeclared."""
    languages: Known[Language] = ()
    """The languages of the communication."""
    disclosure_languages: OrNone[tuple[Language, ...]] = None
    """The languages that the disclosures are made in (1006.18(e)(4))."""
    limited_content_message: _Older = None
    opt_out_instructions: _Older = None
    opt_out_confirmation_only: _Older = None
    collector_disclosure: _Older = None
    initial_disclosure: _Older = None
    validation_information: _Older = None
    overshadows_validation_rights: _Older = None
    disputed_part: _Older = None
    states_debt: _Older = None
    identifies_caller: _Older = None
    names_employer_unasked: _Older = None
    shows_debt_collection: _Older = None
    postcard: _Older = None
    threatens_legal_action: _Older = None
    reports_dispute: _Older = None

    @model_validator(mode="after")
    def _in_one_form(self) -> Self:
        values, told = self.__dict__, self.__pydantic_fields_set__
        if told.isdisjoint(_OLDER_FIELDS):
            values.update(_in_one_form(values["carries"], values["lacks"], _NONE_OLDER))
        else:
            form = _in_one_form(values["carries"], values["lacks"], _older_values(values))
            values.update(form)
            told -= _OLDER_FIELDS
            told |= {name for name in ("carries", "lacks") if form[name]}
        return self

    def __iter__(self) -> Iterator[tuple[str, Any]]:  # type: ignore[override]  # as pydantic's own
        """The fields and their values, without the older ones."""
        return ((name, value) for name, value in super().__iter__() if name not in OLDER)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """The same with other values for some fields; what an older field says replaces what was said before.

        Raises:
            InvalidFacts: the values do not fit.
        """
        older = frozenset([OLDER[name] for name in update or () if name in OLDER])
        kept = {name: value - older for name, value in self if name in ("carries", "lacks")} if older else {}
        return super().model_copy(update={**kept, **(update or {})}, deep=deep)


SYNONYMS: Final = {Element.OPT_OUT_LANGUAGE: Element.OPT_OUT_INSTRUCTIONS}
"""Words that stand for others, where those are not declared themselves: both could be, and differ, before 3.1."""

OLDER: Final = {name: Element(name.replace("_", "-")) for name, field in Content.model_fields.items() if field.exclude}
"""The older fields of a content, and the elements that they declare."""

_OLDER_FIELDS: Final = frozenset(OLDER)
_NONE_OLDER: Final = (None,) * len(OLDER)
_older_values: Final = itemgetter(*OLDER)


@lru_cache(maxsize=1024)  # there are far fewer scripts than contacts
def _in_one_form(
    carries: frozenset[Element], lacks: frozenset[Element], older: tuple[bool | None, ...]
) -> dict[str, Any]:
    """What is declared, as the values of all the fields that say it, and by element.

    Raises:
        PydanticCustomError: an element is declared both ways.
    """
    has: dict[Element, bool] = {}
    fields: dict[Element, list[str]] = {}
    told = [("carries", element, True) for element in sorted(carries)]
    told += [("lacks", element, False) for element in sorted(lacks)]
    told += [(name, OLDER[name], value) for name, value in zip(OLDER, older, strict=True) if value is not None]
    for field, element, value in told:
        fields.setdefault(element, []).append(field)
        if has.setdefault(element, value) is not value:
            raise contradiction(f"{' and '.join(fields[element])} contradict each other about {element}")
    for word, element in SYNONYMS.items():
        if word in has:
            has.setdefault(element, has.pop(word))
    return {
        "carries": frozenset([element for element, value in has.items() if value]),
        "lacks": frozenset([element for element, value in has.items() if not value]),
        **{name: has[element] for name, element in OLDER.items() if element in has},
        "has": (has | {word: has[element] for word, element in SYNONYMS.items() if element in has}).get,
    }


class HarmAvoided(Fact):
    """A harm that the call lets the consumer avoid (comment 14(b)(2)(ii)-2.iv)."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.HarmAvoidedDict]) -> None: ...

    outside_collectors_control: Sure
    time_is_of_the_essence: Sure
    evidenced: Sure


class LocationGrounds(Fact):
    """Why a person may be asked for location information more than once (12 CFR 1006.10(c))."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.LocationGroundsDict]) -> None: ...

    person_asked_for_it: Sure = False
    earlier_answer_thought_wrong: Sure = False
    """Reasonably believed erroneous or incomplete, and the person now to know better."""


class Contact(Fact):
    """One proposed attempt to communicate.

    ``at`` is when it is placed or sent: an email or text is timed at sending (comment 6(b)(1)(i)-1).
    """

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.ContactDict]) -> None: ...

    at: Instant
    medium: Medium
    debts: Annotated[tuple[Id, ...], Field(min_length=1, max_length=100)]
    recipient: Recipient = Recipient.CONSUMER
    person: Id | None = None
    """Who is contacted; None: the role's own name, as ``consumer``."""
    address: Id | None = None
    """The id of the phone line, email address or postal address used; for a visit, of the postal address it goes to."""
    purpose: Purpose = Purpose.COLLECTION
    content: Annotated[Content, BeforeValidator(_nothing_known)] = Content()
    in_reply_to: Id | None = None
    """The inbound contact that this answers; for one still going on, this is said within it."""
    person_is_at: PlaceName | None = None
    """Where the collector knows the person to be at that moment (``home``, ``work``, ``unusual``), if it knows."""
    autodialed: OrUnknown[Flag] = UNKNOWN
    """Placed or sent by equipment that uses a random or sequential number generator (47 USC 227(a)(1))."""
    voice: OrUnknown[Voice] = UNKNOWN
    """Who or what speaks: for calls and voicemail."""
    emergency: Sure = False
    """It is necessary for the health or safety of the consumer (47 CFR 64.1200(f)(4))."""
    publicly_viewable: OrUnknown[Flag] = UNKNOWN
    """For social media: whether the public or the person's contacts can see it (12 CFR 1006.22(f)(4))."""
    required_by_law: Sure = False
    """Some law requires this contact, through this medium."""
    litigation_related: Sure = False
    """It is directly related to active litigation over the debts."""
    harm_avoided: OrNone[HarmAvoided] = None
    location_grounds: Annotated[LocationGrounds, BeforeValidator(_nothing_known)] = LocationGrounds()
    logged_as: Id | None = None
    """The attempt of the history that is this very contact, for who logs before asking: it is not its own past."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if len(set(self.debts)) != len(self.debts):
            raise contradiction("debts names a debt twice")
        if self.medium not in TELEPHONE and self.content.has(Element.LIMITED_CONTENT_MESSAGE):
            raise contradiction(
                "a limited-content message is a voicemail, so the medium is a call or a ringless voicemail"
            )
        mark(self)
        return self

    @property
    def who(self) -> str:
        """The particular person to be contacted."""
        return self.person or self.recipient.value
