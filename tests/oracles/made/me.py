"""Made-up questions about what is rented to be owned in Maine."""

from ..plain import Json
from .co import Dressed, moved


class Merchants(Dressed):
    collectors = "creditor creditor creditor creditor creditor-under-other-name third-party-collector unknown"
    kinds = "rent-to-own rent-to-own rent-to-own rent-to-own unknown other mortgage"

    def place(self) -> Json:
        return {"id": "in-the-state", "state": "ME", "zones": ["America/New_York"]}


questions = moved(Merchants)
