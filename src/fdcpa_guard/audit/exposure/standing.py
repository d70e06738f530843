"""Under which remedies each rule of law stands."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from ...policies import us
from ...rules import Pack, Rule
from . import federal, states
from .remedies import CLEAR, Claimant, Per, Remedy, Standing

REMEDIES: Final = (*federal.FEDERAL, *states.STATES)
"""Every remedy of which a text was read; federal law first."""

NO_RIGHT: Final = (*federal.NO_RIGHT, *states.NO_RIGHT)
"""The rules for which nobody has an action, as their law says."""


_NO_FIGURE: Final = "what a violation costs: no text read here says it"

_Stands = tuple[tuple[Remedy, Standing], ...] | str
"""Under which remedies a rule stands; in words, why under none."""


@cache
def standings() -> Mapping[str, _Stands]:
    """Of every rule of law held here, the remedies under which it stands; in words, why there is none."""
    return MappingProxyType({rule.id: _remedies_of(pack, rule) for pack in us().packs for rule in pack.rules})


def _remedies_of(pack: Pack, rule: Rule) -> _Stands:
    stands = [(remedy, standing) for remedy in REMEDIES if (standing := remedy.under(pack, rule)) is not None]
    if all(remedy.to is Claimant.PUBLIC for remedy, _ in stands):
        for none in NO_RIGHT:
            if none.of(pack, rule):
                return f"{none.why} ({none.citation})"
        stands.append((_without_figure(pack), CLEAR))
    return tuple(stands)


def _without_figure(pack: Pack) -> Remedy:
    return Remedy(
        id=pack.id, title=pack.title, citations=(), under=lambda *_: None, per=Per.VIOLATION, open=(_NO_FIGURE,)
    )
