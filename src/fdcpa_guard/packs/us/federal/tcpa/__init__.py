"""The Telephone Consumer Protection Act, 47 USC 227, by its rules in 47 CFR 64.1200, one module per paragraph.

It binds any person who calls or texts, creditors included, whatever the debt. Only contacts by an autodialer or with an
artificial or prerecorded voice need consent; a live call dialled by hand needs none. What needs no consent may still be
a solicitation once it offers something.

Knowingly not encoded: faxes; the exemptions of (a)(9), none of which a message about a debt can use; the lane for
health-care messages, (a)(3)(v), which a bill is not shown to be; abandoned calls and ringing times; the house's own
duties to keep a policy and train; and the clause that spares debts to the United States, which is still printed and was
severed by the courts. FCC 26-67, adopted on 30 September 2026, is announced and, as far as known, not in force: it is
reported to allow an exclusive way of revoking and revocations by category, its text was not seen, and no rule follows
it.
"""

from typing import Final

from .....rules import Pack
from .....vocabulary import DebtNature
from ....binding import ANYONE, covering
from . import a1, a3, a10, b, c, m

TCPA: Final = Pack(
    id="us.tcpa",
    title="Telephone Consumer Protection Act, 47 USC 227 and 47 CFR 64.1200",
    rules=tuple(rule for module in (a1, a3, a10, b, c, m) for rule in module.RULES),
    why_not=covering(ANYONE, natures=tuple(DebtNature), under="47 USC 227(b)(1)"),
)
"""The rules of the TCPA that bear on one call or text about a debt."""

__all__ = ["TCPA"]
