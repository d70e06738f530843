"""The service on this machine, asked a few questions, and stopped: ``python -m examples.recipes.service``."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any, Final

import httpx
import uvicorn
from fastapi import FastAPI

from fdcpa_guard import us
from fdcpa_guard.cli.streams import watched
from fdcpa_guard.records.chain import verify

from .app import service
from .log import Log

ASKED: Final = (
    "24-recorded-call-with-the-creditors-consent.json",
    "23-recorded-call-to-a-mobile.json",
    "27-third-call-in-a-week-in-massachusetts.json",
)
EXAMPLES: Final = Path(__file__).parents[3] / "docs" / "examples"


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address at which the service answers, on a free port of this machine."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        if not thread.is_alive():
            raise RuntimeError("the service did not start")
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def question(name: str) -> dict[str, Any]:
    """A question of the documentation's examples, without the policy that it names."""
    asked: dict[str, Any] = json.loads((EXAMPLES / name).read_text("utf-8"))
    asked.pop("policy", None)
    return asked


def told(service: str) -> Iterator[str]:
    """What the service says to a few questions."""
    with httpx.Client(base_url=service) as client:
        yield f"health: {client.get('/health').json()}"
        for name in ASKED:
            answer = client.post("/decisions", json=question(name)).json()
            until = answer["next_allowed"] or "a fact changes"
            yield f"{name}: {'dial' if answer['allowed'] else f'do not dial before {until}'}"
            for reason in answer["decision"]["reasons"]:
                yield f"  {reason['rule']}" + ("" if reason["denies"] else ", which warns")
        wrong = question(ASKED[0])
        wrong["contact"]["at"] = "2026-03-02T10:30:00"
        answer = client.post("/decisions", json=wrong)
        yield f"{answer.status_code} {answer.headers['content-type']}: {json.dumps(answer.json()['problems'])}"


def main() -> None:
    """Start it, ask, stop it, and look at its log."""
    with TemporaryDirectory() as folder:
        policy = us()
        log = Log(Path(folder), policy)
        with served(service(policy, log)) as address:
            for line in told(address):
                print(line)
        log.close()
        with (Path(folder) / "decisions-0.jsonl").open("rb") as file:
            found = verify(file)
    print(f"log: {found.entries} entries, {'unaltered' if found.unaltered else 'ALTERED'}")


if __name__ == "__main__":
    with watched():
        main()
