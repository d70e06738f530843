"""The Telephone Consumer Protection Act, 47 USC 227, by its rules in 47 CFR 64.1200, one module per paragraph.

It binds any person who calls or texts, creditors included, whatever the debt. Only contacts by an autodialer or with an
artificial or prerecorded voice need consent; a live call dialled by hand needs none. What needs no consent may still be
a solicitation once it offers something.

Which rule carries each paragraph, and what is knowingly not encoded and why, is in `provisions`. FCC 26-67, adopted on
30 September 2026, is announced and, as far as known, not in force: it is reported to allow an exclusive way of revoking
and revocations by category, its text was not seen, and no rule follows it.
"""

from typing import Final

from .....rules import Pack
from .....vocabulary import DebtNature
from ....binding import ANYONE, covering
from ....citing import read_twice
from . import a1, a3, a10, b, c, m

TCPA: Final = Pack(
    id="us.tcpa",
    title="Telephone Consumer Protection Act, 47 USC 227 and 47 CFR 64.1200",
    rules=read_twice(*[rule for module in (a1, a3, a10, b, c, m) for rule in module.RULES]),
    why_not=covering(ANYONE, natures=tuple(DebtNature), under="47 USC 227(b)(1)"),
    announced=(a10.WITHOUT_A_DAY,),
)
"""The rules of the TCPA that bear on one call or text about a debt."""

__all__ = ["TCPA"]
