"""The service: a question in, the decision out; and whatever fails, no answer that could be taken for a yes."""

import json
import os
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.openapi.utils import get_openapi
from starlette.exceptions import HTTPException as StarletteHTTPException

from fdcpa_guard import Guard, InvalidFacts, Policy, editions
from fdcpa_guard.editions import LIBRARY
from fdcpa_guard.policies import named
from fdcpa_guard.schema import SCHEMA_VERSION, DecisionRequest, SchemaName, json_schema

from .log import Log

MOST_BYTES: Final = 4 * 2**20


def from_environment() -> FastAPI:
    """The service for ``uvicorn --factory``: ``FDCPA_POLICY`` (us) by the folder ``FDCPA_LOG`` (log).

    Raises:
        InvalidPolicy: there is no policy of that name; InvalidRecord, OSError: as of `Log`.
    """
    policy = named(os.environ.get("FDCPA_POLICY", "us"))
    return service(policy, Log(Path(os.environ.get("FDCPA_LOG", "log")), policy))


def service(policy: Policy, log: Log) -> FastAPI:
    """The service that decides by one policy and keeps its records in one log."""
    guard = Guard(policy)  # before the first question: it takes up to a second
    app = FastAPI(title="fdcpa-guard", version=LIBRARY, docs_url=None, redoc_url=None)

    @app.post("/decisions", openapi_extra=ASKED, responses=ANSWERED)
    async def decide(request: Request) -> Response:
        """May this contact be made, now? Dial only if the status is 200 and `allowed` is true."""
        asked = DecisionRequest.model_validate_json(await body_of(request))
        if asked.policy is not None:
            raise HTTPException(400, "the policy is chosen where the service is started: leave it out")
        return await run_in_threadpool(answer, asked)

    def answer(asked: DecisionRequest) -> Response:
        decision = guard.decide(asked.contact, asked.case)
        coming = None if decision else guard.next_allowed(asked.contact, asked.case).at
        said = {
            "allowed": decision.allowed,
            "next_allowed": None if coming is None else coming.isoformat(),
            "record": log.keep(asked, decision),
            "decision": json.loads(decision.to_json()),
        }
        return Response(json.dumps(said), media_type="application/json")

    @app.get("/health", responses={503: PROBLEM})
    def health() -> dict[str, bool]:
        """Whether it can decide and record; anything but 200: take it out of service."""
        if not log.works:
            raise HTTPException(503, "the log cannot be written")
        return {"ready": True}

    @app.get("/edition")
    def edition() -> dict[str, Any]:
        """What decides."""
        known = {"policy": policy.label, "fingerprint": policy.fingerprint, "library": LIBRARY}
        return {**known, "schema": SCHEMA_VERSION, **editions()._asdict()}

    @app.exception_handler(InvalidFacts)
    async def bad_facts(request: Request, error: InvalidFacts) -> Response:
        problems = [{"field": each.field, "message": each.message} for each in error.problems]
        return problem(422, "the facts are no good", problems=problems, left_out=error.left_out)

    @app.exception_handler(StarletteHTTPException)
    async def refused(request: Request, error: StarletteHTTPException) -> Response:
        return problem(error.status_code, str(error.detail))

    @app.exception_handler(Exception)
    async def failed(request: Request, error: Exception) -> Response:
        return problem(500, "the service failed: do not dial")

    def openapi() -> dict[str, Any]:
        whole = get_openapi(title=app.title, version=app.version, routes=app.routes)
        whole["components"] = {"schemas": {**schemas("question"), **schemas("decision")}}
        return whole

    app.openapi = openapi  # type: ignore[method-assign]  # as FastAPI's own documentation has it
    return app


async def body_of(request: Request) -> bytes:
    """The body, if it is not too long.

    Raises:
        HTTPException: it is.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HTTPException(413, "the question is too long")
    return bytes(body)


def problem(status: int, title: str, **more: object) -> Response:
    """What went wrong (RFC 9457). It names fields, and repeats no value of the question."""
    said = {"type": "about:blank", "title": title, "status": status, **more}
    return Response(json.dumps(said), status, media_type="application/problem+json")


def schemas(name: SchemaName) -> dict[str, Any]:
    """The library's own JSON Schema of what goes in or comes out, as components of OpenAPI."""
    text = json.dumps(json_schema(name)).replace('"#/$defs/', f'"#/components/schemas/{name}.')
    whole = json.loads(text)
    parts = whole.pop("$defs", {})
    return {name: whole, **{f"{name}.{part}": schema for part, schema in parts.items()}}


PROBLEM: Final[dict[str, Any]] = {
    "description": "Nothing was decided: do not dial",
    "content": {
        "application/problem+json": {
            "schema": {
                "type": "object",
                "required": ["type", "title", "status"],
                "properties": {
                    "type": {"type": "string"},
                    "title": {"type": "string"},
                    "status": {"type": "integer"},
                    "problems": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["field", "message"],
                            "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
                        },
                    },
                    "left_out": {"type": "integer"},
                },
            }
        }
    },
}
ASKED: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/question"}}},
    }
}
ANSWERED: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The decision, recorded",
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["allowed", "next_allowed", "record", "decision"],
                    "properties": {
                        "allowed": {"type": "boolean"},
                        "next_allowed": {
                            "type": ["string", "null"],
                            "format": "date-time",
                            "description": "of a denied contact: when it is first allowed if nothing else happens",
                        },
                        "record": {"type": "string", "description": "the hash of the record"},
                        "decision": {"$ref": "#/components/schemas/decision"},
                    },
                }
            }
        },
    },
    **dict.fromkeys((400, 413, 422, 500), PROBLEM),
}
