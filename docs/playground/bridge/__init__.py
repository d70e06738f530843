"""What the page of the playground asks of the library: JSON text in, JSON text out.

It runs where the page is read, in a worker of the browser, beside the library itself, and is the same there as under
any Python. It keeps guards and the last question; what goes wrong is told without any value of the input.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from . import completing, questions, starting, writing
from .refusing import Refused

Ask = Callable[[Mapping[str, Any]], dict[str, Any]]

ASKS: Final[Mapping[str, Ask]] = {
    "start": starting.start,
    "warm": starting.warm,
    "question": questions.answered,
    "trace": questions.traced,
    "document": writing.checked,
    "complete": completing.completed,
    "scenarios": writing.scenarios,
    "manual": writing.manual,
}
"""What can be asked, by the name that ``ask`` has in the text."""


def answer(text: str) -> str:
    """The answer to one thing asked, both JSON objects.

    What cannot be answered is an object with ``problems``, each with its field, line and message where it has them; a
    fault of ours is one with ``failed``, the name of what was raised.
    """
    asked = json.loads(text)
    try:
        said = ASKS[asked["ask"]](asked)
    except Refused as refused:
        said = {"problems": refused.problems}
    except Exception as error:  # what it says may hold values of the input
        said = {"failed": type(error).__name__}
    return json.dumps(said, ensure_ascii=False)


__all__ = ["ASKS", "answer"]
