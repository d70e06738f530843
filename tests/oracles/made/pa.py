"""Made-up questions about creditors in Pennsylvania."""

from datetime import timedelta

from fdcpa_guard.testing.crowds import Crowd

from ..plain import Json
from .co import MAKERS, Dressed, moved


class Creditors(Dressed):
    makers = (*MAKERS, Crowd, Crowd)
    collectors = "creditor creditor creditor creditor creditor-under-other-name debt-buyer unknown"
    kinds = "credit-card credit-card medical mortgage rent unknown"

    def dress_debt(self, debt: Json) -> None:
        super().dress_debt(debt)
        if self.chance(20):
            debt["past_due_since"] = (self.at + timedelta(days=self.rng.choice((-9, -1, 0, 1, 2)))).date().isoformat()
        if self.chance(10):
            debt["paid_at"] = self.around()

    def place(self) -> Json:
        return {"id": "in-the-state", "state": "PA", "zones": ["America/New_York"]}


questions = moved(Creditors)
