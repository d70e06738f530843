"""Federal law."""

from typing import Final

from ....rules import Pack
from ...notes import Provision
from . import bankruptcy, billing_errors, email, fdcpa, health, identity_theft, mortgage_servicing, taxes
from .regf import REGULATION_F
from .regf.provisions import PROVISIONS as OF_REGULATION_F
from .tcpa import TCPA
from .tcpa.provisions import PROVISIONS as OF_THE_TCPA

FEDERAL: Final[tuple[Pack, ...]] = (
    REGULATION_F,
    fdcpa.FDCPA,
    TCPA,
    bankruptcy.BANKRUPTCY,
    identity_theft.IDENTITY_THEFT,
    billing_errors.FAIR_CREDIT_BILLING,
    mortgage_servicing.REGULATION_X,
    health.HIPAA,
    health.NO_SURPRISES,
    health.HOSPITALS,
    taxes.PRIVATE_TAX_COLLECTION,
    taxes.BUSINESS_TAXES,
    email.CAN_SPAM,
    email.E_SIGN,
)
"""Every federal pack."""

PROVISIONS: Final[tuple[Provision, ...]] = (
    *OF_REGULATION_F,
    *OF_THE_TCPA,
    *fdcpa.PROVISIONS,
    *fdcpa.NOT_ENCODED,
    *bankruptcy.PROVISIONS,
    *identity_theft.PROVISIONS,
    *billing_errors.PROVISIONS,
    *mortgage_servicing.PROVISIONS,
    *health.PROVISIONS,
    *taxes.PROVISIONS,
    *email.PROVISIONS,
)
"""What was looked at for its bearing on contacts, with what is knowingly not encoded."""

__all__ = ["FEDERAL", "PROVISIONS", "REGULATION_F", "TCPA"]
