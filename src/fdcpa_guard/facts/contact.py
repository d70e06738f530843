"""The proposed contact, and what the caller declares of its content."""

from typing import TYPE_CHECKING, Annotated, Self, Unpack

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator

from ..vocabulary import UNKNOWN, Element, Medium, Purpose, Recipient, Voice
from .addresses import PlaceName
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
    from .given import ContactDict, ContentDict, HarmAvoidedDict, LocationGroundsDict

Declared = OrNone[Flag]
"""What the caller says of the content: yes, no, or nothing (then the decision states the duty)."""

Elements = Annotated[
    frozenset[Element],
    BeforeValidator(_only_what_is_known),
    PlainSerializer(listed_in_order, return_type=list[Element]),
]
"""A set of elements, always written in the same order."""

Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A language tag such as ``en`` or ``es-MX``."""


class Content(Fact):
    """What the message or script holds. Declared absent where required, the contact is denied; undeclared, a duty."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[ContentDict]) -> None: ...

    limited_content_message: Declared = None
    """A voicemail that says no more than 12 CFR 1006.2(j) allows."""
    opt_out_instructions: Declared = None
    """A clear and simple way to opt out of the address or number (1006.6(e))."""
    opt_out_confirmation_only: Declared = None
    """Says nothing but that the opt-out was received and will be honoured (1006.14(h)(2)(i))."""
    collector_disclosure: Declared = None
    """Says that it is from a debt collector (1006.18(e)(2))."""
    initial_disclosure: Declared = None
    """Says that it is an attempt to collect a debt and what information will be used for (1006.18(e)(1))."""
    languages: Known[Language] = ()
    """The languages of the communication."""
    disclosure_languages: OrNone[tuple[Language, ...]] = None
    """The languages that the disclosures are made in (1006.18(e)(4))."""
    validation_information: Declared = None
    """Carries the validation information of 1006.34(c)."""
    overshadows_validation_rights: Declared = None
    """Overshadows or contradicts the rights to dispute and to ask for the original creditor (1006.38(b)(1))."""
    disputed_part: Declared = None
    """Seeks a disputed part of a debt, rather than only the rest."""
    states_debt: Declared = None
    """To somebody other than the consumer: says or shows that a debt is owed (1006.10(b)(2))."""
    identifies_caller: Declared = None
    """The caller gives their own name and says what the call is for (1006.10(b)(1))."""
    names_employer_unasked: Declared = None
    """Names the collector's business though nobody asked (1006.10(b)(1))."""
    shows_debt_collection: Declared = None
    """Words or symbols that show debt collection, on an envelope or in a location letter (1006.10(b)(4), 22(f)(2))."""
    postcard: Declared = None
    """It is a postcard (1006.10(b)(3), 1006.22(f)(1))."""
    threatens_legal_action: Declared = None
    """Brings or threatens a legal action (1006.26(b))."""
    carries: Elements = frozenset()
    """Further elements that it has."""
    lacks: Elements = frozenset()
    """Further elements that it does not have. What is in neither set is undeclared."""
    reports_dispute: Declared = None
    """To a consumer reporting agency: says that a disputed debt is disputed (1006.18(c)(2))."""

    @model_validator(mode="after")
    def _carries_or_lacks(self) -> Self:
        if self.carries & self.lacks:
            raise contradiction("an element is declared both in carries and in lacks")
        return self

    def has(self, element: Element) -> bool | None:
        """Whether it has an element, as far as declared."""
        given = self.__dict__
        return True if element in given["carries"] else False if element in given["lacks"] else None


class HarmAvoided(Fact):
    """A harm that the call lets the consumer avoid (comment 14(b)(2)(ii)-2.iv)."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[HarmAvoidedDict]) -> None: ...

    outside_collectors_control: Sure
    time_is_of_the_essence: Sure
    evidenced: Sure


class LocationGrounds(Fact):
    """Why a person may be asked for location information more than once (12 CFR 1006.10(c))."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[LocationGroundsDict]) -> None: ...

    person_asked_for_it: Sure = False
    earlier_answer_thought_wrong: Sure = False
    """Reasonably believed erroneous or incomplete, and the person now to know better."""


class Contact(Fact):
    """One proposed attempt to communicate.

    ``at`` is when it is placed or sent: an email or text is timed at sending (comment 6(b)(1)(i)-1).
    """

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[ContactDict]) -> None: ...

    at: Instant
    medium: Medium
    debts: Annotated[tuple[Id, ...], Field(min_length=1, max_length=100)]
    recipient: Recipient = Recipient.CONSUMER
    person: Id | None = None
    """Who is contacted; None: the role's own name, as ``consumer``."""
    address: Id | None = None
    """The id of the phone line, email address or postal address used."""
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
        if self.content.limited_content_message and self.medium is not Medium.CALL:
            raise contradiction("a limited-content message is a voicemail, so the medium is a call")
        mark(self)
        return self

    @property
    def who(self) -> str:
        """The particular person to be contacted."""
        return self.person or self.recipient.value
