"""A real browser for what people look at. It reaches nothing but loopback, and its every complaint fails a test.

Where Playwright or Chromium is missing the tests are skipped, and say so; under `make browser` they fail.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

ROOT: Final = Path(__file__).parents[2]
ARTEFACTS: Final = ROOT / "build" / "browser"
"""Where screenshots and printed pages are kept, to be looked at."""
WIDTHS: Final = (390, 1280)
"""A telephone and a desk."""
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
_ARGUMENTS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_OWN: Final = ("file:", "data:", "blob:", "about:", "http://127.0.0.1:", "http://localhost:")
_GRAVE: Final = frozenset({"serious", "critical"})


def _wanting() -> str | None:
    """Why there is no browser to try anything in."""
    if find_spec("playwright") is None:
        return "Playwright is not installed; `make browser` sets it up"
    if not any(map(shutil.which, _NAMES)):
        return "there is no Chromium on this machine"
    return None


@pytest.fixture(scope="session")
def chromium(pytestconfig: pytest.Config) -> Iterator[Browser]:
    """The browser."""
    why = _wanting()
    if why is not None:
        if pytestconfig.getoption("--need-browser", default=False):
            pytest.fail(why)
        pytest.skip(why)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = next(found for found in map(shutil.which, _NAMES) if found)
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield browser
        browser.close()


def watched(chromium: Browser, wrong: list[str], *, width: int = 1280, dark: bool = False, **more: Any) -> Page:
    """A page whose every complaint, and every request to elsewhere, is added to what is wrong."""
    scheme: Any = "dark" if dark else "light"
    context = chromium.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, **more)

    def keep(route: Route) -> None:
        url = route.request.url
        if url.startswith(_OWN):
            route.continue_()
        else:
            wrong.append(f"asked for {url}")
            route.abort()

    context.route("**/*", keep)
    page = context.new_page()
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    return page


OpenPage = Callable[..., "Page"]


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[OpenPage]:
    """Opens pages: ``new_page(width=390, dark=True)``. The test fails if one of them complains or asks elsewhere."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def opened(**more: Any) -> Page:
        page = watched(chromium, wrong, **more)
        contexts.append(page.context)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong, wrong


def _screen_named(screen: tuple[int, bool]) -> str:
    return f"{screen[0]}-{'dark' if screen[1] else 'light'}"


@pytest.fixture
def page(new_page: OpenPage) -> Page:
    """A page at a desk."""
    return new_page()


@pytest.fixture(params=[(width, dark) for width in WIDTHS for dark in (False, True)], ids=_screen_named)
def screen(request: pytest.FixtureRequest, new_page: OpenPage) -> Page:
    """A page at each width, in light and dark."""
    width, dark = request.param
    return new_page(width=width, dark=dark)


@pytest.fixture
def artefact(request: pytest.FixtureRequest) -> Callable[[str], Path]:
    """Where to keep a file of this test: ``artefact("390-dark.png")``."""

    def place(name: str) -> Path:
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        test = "".join(c if c.isalnum() or c in "-_." else "-" for c in request.node.name)
        return ARTEFACTS / f"{test}-{name}"

    return place


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Fails if axe-core finds anything serious on a page."""

    def check(page: Page) -> None:
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(page).response["violations"]
        grave = [
            (each["id"], each["impact"], [node["html"] for node in each["nodes"]][:3])
            for each in found
            if each["impact"] in _GRAVE
        ]
        assert not grave, grave

    return check


@pytest.fixture
def looked_at(accessible: Callable[[Page], None], artefact: Callable[[str], Path]) -> Callable[[Page], None]:
    """Holds that a page is accessible and keeps to the width of the screen, and keeps a picture of it."""

    def look(page: Page) -> None:
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.screenshot(path=artefact("page.png"), full_page=True)

    return look
