"""States' laws on selling by telephone that are known of and not encoded: what is offered brings them in as advice.

A contact about a debt is no solicitation until it offers something. Then a state's own law may ask for more than
federal law does. What is known of it stands in one table here, in a few words and without its numbers, for no rule
judges it. Where it is not known whether texts are reached, they are taken to be. Laws on recorded messages that reach a
contact about a debt without an offer are rules of their states.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from ....decision import Citation
from ....rules import PASS, Advised, Outcomes, Pack, Question, Rule, rule
from ....vocabulary import CALLS_AND_TEXTS, TELEPHONE, Confidence, DebtNature, Effect, Element, Medium
from ...binding import ANYONE, covering
from .common import statute

_PARTIAL, _OTHERS, _UNREAD = Confidence.PARTIAL, Confidence.SECONDARY, Confidence.UNREAD
_CALLS = TELEPHONE


class Act(NamedTuple):
    """A law on telephone solicitation that is known of and not encoded.

    Attributes:
        name: of the state.
        cites: where it stands, with how sure we are of it, that on which most rests first.
        reaches: what an offer has to be of, in a few words.
        asks: what it is known to ask; empty: its text was not seen.
        spares: whom it leaves alone, as far as known.
        media: by what the offer comes.
        recorded: whether it reaches only what a recorded or synthesised voice says.
        since: its first day, if that is known.
    """

    name: str
    cites: tuple[Citation, ...]
    reaches: str
    asks: str = ""
    spares: str = ""
    media: frozenset[Medium] = CALLS_AND_TEXTS
    recorded: bool = False
    since: date | None = None


_GOODS: Final = "goods, services or an investment"
_CREDIT: Final = "goods, services or credit"
_RELATED: Final = "an established business relationship"
_PERMITTED: Final = "what is expressly permitted before"
_ASKED_FOR: Final = "what the person called asked for"
_EXISTING: Final = "calls in connection with an existing debt or contract"

ACTS: Final[dict[str, Act]] = {
    "US-CO": Act("Colorado", (statute("C.R.S.", "6-1-903(10)"),), _GOODS, spares=f"{_PERMITTED}, and {_RELATED}"),
    "US-CT": Act(
        "Connecticut",
        (statute("Conn. Gen. Stat.", "42-288a"), statute("Conn. Gen. Stat.", "42-284")),
        _CREDIT,
        "consent in writing, hours of its own, who calls and why at once, an end when asked, the registry",
        f"{_ASKED_FOR} or agreed to in writing, businesses, what is mainly about an existing debt or contract, and "
        "existing customers until a stop",
        CALLS_AND_TEXTS | {Medium.SOCIAL_MEDIA, Medium.OTHER_ELECTRONIC},
    ),
    "US-FL": Act(
        "Florida",
        (statute("Fla. Stat.", "501.059", _OTHERS),),
        "sales",
        "hours and a number of calls of its own",
        "perhaps " + _EXISTING,
    ),
    "US-GA": Act(
        "Georgia",
        (statute("O.C.G.A.", "46-5-27", _PARTIAL),),
        _GOODS,
        spares=f"{_PERMITTED}, and a prior or current relationship",
        media=_CALLS,
    ),
    "US-ID": Act(
        "Idaho",
        (statute("Idaho Code", "48-1002", _PARTIAL),),
        "goods or services, by a call or by any message of a gift or a lower price that leads to one",
        spares=_ASKED_FOR,
        media=frozenset(Medium),
    ),
    "US-KY": Act(
        "Kentucky",
        (statute("KRS", "367.46951", _PARTIAL), statute("KRS", "367.46955", _PARTIAL)),
        "goods, services or a consumer loan",
        "hours of its own, a stop",
    ),
    "US-MD": Act("Maryland", (statute("Md. Code", "Stop the Spam Calls Act (2024)", _UNREAD),), "sales"),
    "US-MI": Act(
        "Michigan",
        (statute("MCL", "484.125", _PARTIAL), statute("MCL", "445.111 to 445.111e", _OTHERS)),
        "advertising or sale",
        "no recorded message, the registry, who calls and a true number",
        f"under 445.111 {_PERMITTED}, and existing customers until a stop",
    ),
    "US-MS": Act(
        "Mississippi",
        (statute("Miss. Code", "77-3-601", _PARTIAL),),
        _CREDIT,
        spares=f"{_ASKED_FOR}, {_EXISTING}, and {_RELATED}",
        media=_CALLS,
    ),
    "US-MO": Act(
        "Missouri",
        (statute("Mo. Rev. Stat.", "407.1076", _PARTIAL), statute("Mo. Rev. Stat.", "407.1095", _PARTIAL)),
        "sales",
        "hours of its own",
    ),
    "US-NE": Act(
        "Nebraska",
        (statute("Neb. Rev. Stat.", "86-242"), statute("Neb. Rev. Stat.", "86-247 to 86-250")),
        f"{_GOODS}, by a device that plays a recorded message",
        "a permit, hours, who calls, a do-not-call list",
        f"{_PERMITTED}, {_RELATED}, and a live operator",
        _CALLS,
        recorded=True,
    ),
    "US-NM": Act("New Mexico", (statute("NMSA", "57-12-22", _PARTIAL),), "advertising or sale"),
    "US-ND": Act(
        "North Dakota",
        (statute("N.D.C.C.", "51-28-01", _PARTIAL),),
        _GOODS,
        spares=f"{_PERMITTED}, and an established personal or business relationship",
    ),
    "US-OK": Act(
        "Oklahoma",
        (statute("15 O.S.", "775C", _OTHERS),),
        "sales",
        "hours and a number of calls of its own",
        "perhaps " + _EXISTING,
    ),
    "US-OR": Act(
        "Oregon",
        (statute("ORS", "646.561"), statute("ORS", "646.563")),
        "a purchase or donation",
        "hours, a number of calls and texts in a day, a stop",
        f"{_RELATED}, from hours and number",
    ),
    "US-PA": Act("Pennsylvania", (statute("Pa. Act", "47 of 2026", _OTHERS),), "sales", "no solicitation on Sundays"),
    "US-SC": Act(
        "South Carolina",
        (statute("S.C. Code", "37-21-20 to 37-21-70"),),
        "property, goods, services or credit, by sale, lease or licence, an investment and prizes",
        "hours unless agreed to in writing before, who calls and why, costs, a true number, an opt-out where nobody is "
        "free to talk, an end when asked, the registry, a stop",
        f"{_RELATED} and what is agreed to in a signed writing, both but for the stop, and insurers",
        since=date(2018, 5, 18),
    ),
    "US-SD": Act(
        "South Dakota",
        (statute("SDCL", "37-30A-3", _PARTIAL), statute("SDCL", "37-30-23 to 37-30-29", _PARTIAL)),
        "sales",
        "days and hours of its own",
        "a business or credit relationship",
    ),
    "US-TN": Act(
        "Tennessee",
        (statute("T.C.A.", "47-18-1502"), statute("T.C.A.", "47-18-1526"), statute("T.C.A.", "65-4-401", _PARTIAL)),
        _GOODS,
        spares=f"{_PERMITTED}, who was a customer in the last year, and of recorded calls an existing debt or contract",
        media=_CALLS,
    ),
    "US-TX": Act(
        "Texas",
        (statute("Tex. Bus. & Com. Code", "301.051, as of SB 140 (2025)", _OTHERS),),
        "what people are to buy, rent, claim or receive",
        "hours of its own, others on Sundays",
        "perhaps an existing debt",
    ),
    "US-VA": Act(
        "Virginia",
        (statute("Va. Code", "59.1-510 to 59.1-518", _PARTIAL),),
        _CREDIT,
        "hours, who calls and for whom, the registry, a stop that lasts for years",
        f"what is agreed to in a signed writing, and {_RELATED} until a stop, from the registry",
    ),
    "US-WA": Act(
        "Washington",
        (statute("RCW", "19.158.020"), statute("RCW", "80.36.390", _OTHERS)),
        "a purchase, investment or donation",
        "hours of its own",
    ),
    "US-WY": Act(
        "Wyoming",
        (statute("Wyo. Stat.", "40-12", _PARTIAL),),
        _CREDIT,
        spares=f"{_ASKED_FOR}, {_EXISTING}, {_RELATED}, and who makes few such calls in a year",
        media=_CALLS,
    ),
}
"""By the place whose law it is."""


def _told(act: Act) -> str:
    """What is said of an act."""
    law = " and ".join(f"{each.source} {each.section}" for each in act.cites)
    known = f"it asks for {act.asks}" if act.asks else "what it asks was not seen"
    spared = f"; it spares {act.spares}" if act.spares else ""
    return (
        f"an offer may bring in the law of {act.name} on selling by telephone ({law}), which nothing here judges: it "
        f"reaches {act.reaches}; {known}{spared}"
    )


def _rule(place: str, act: Act) -> Rule:
    message = _told(act)

    def check(q: Question) -> Outcomes:
        if q.content.has(Element.OFFER) is not True or not (q.medium not in TELEPHONE or q.places_call):
            return PASS
        if act.recorded and q.by_voice is False:
            return PASS
        return Advised(message)

    check.__doc__ = f"""A contact that offers something may be a solicitation under the law of {act.name}.

    **What it checks**: whether a {_by(act.media)} is declared to carry an offer;
    nothing that the law asks is judged.{_RECORDED if act.recorded else ""}
    **Source**: {"; ".join(f"{each.source} {each.section}" for each in act.cites)}.
    **When it does not apply**: to contacts that offer nothing, or of which nothing is declared; within the person's own
    call.
    **Missing facts**: none.
    **Example**: a call about a debt that offers a new loan to a person in {act.name} carries this advice.
    """
    title = f"An offer may come under the law of {act.name} on selling by telephone"
    in_force = (act.since, None)
    made = rule(f"{_slug(place)}.offer", title, *act.cites, effect=Effect.ADVISORY, media=act.media, in_force=in_force)
    return made(check)


_RECORDED: Final = " A call by a live voice is none of its calls; who says nothing of the voice gets the advice."


def _by(media: frozenset[Medium]) -> str:
    if media == frozenset(Medium):
        return "contact"
    return "call or text" if Medium.TEXT in media else "call"


def _slug(place: str) -> str:
    return f"{place.lower().replace('-', '.')}.solicitation"


@cache
def _pack(place: str) -> Pack:
    act = ACTS[place]
    title = f"{act.name}: selling by telephone (not encoded)"
    under = f"{act.cites[0].source} {act.cites[0].section}"
    covers = covering(ANYONE, natures=tuple(DebtNature), under=under)
    return Pack(_slug(place), title, (_rule(place, act),), covers, place)


def packs(places: Iterable[str]) -> tuple[Pack, ...]:
    """The advice of some places on offers, a pack for each that has such a law."""
    return tuple([_pack(place) for place in places if place in ACTS])


__all__ = ["ACTS", "Act", "packs"]
