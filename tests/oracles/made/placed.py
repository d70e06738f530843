"""Made-up questions of other oracles, moved to a state and made dense with what its law turns on besides."""

from collections.abc import Callable, Iterator, Sequence
from random import Random

from ..plain import Json
from . import Question

Change = Callable[[Random, Json, Json], None]
Questions = Callable[[str, int], Iterator[Question]]


def placed(makers: Sequence[Questions], home: Json, change: Change) -> Questions:
    """The questions of several makers in turn, of a consumer who lives there, each changed."""

    def questions(seed: str, count: int) -> Iterator[Question]:
        streams = [make(seed, count) for make in makers]
        for number in range(count):
            case, contact = next(streams[number % len(streams)])
            known = case["locations"] if isinstance(case.get("locations"), list) else []
            case["locations"] = [*known, {"id": "residence", **home}]
            change(Random(f"{seed}/{number}/placed"), case, contact)
            yield case, contact

    return questions
