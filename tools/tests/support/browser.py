"""A browser for tests: where it is found, pages opened from disk, and what went wrong while they were open."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, NoReturn

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, sync_playwright

SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
WIDTHS = (320, 360, 768, 1280)
HEIGHT = 800

REQUIRED = "INCIDENT_BROWSER"
"""The environment variable that, set to `required`, makes it a failure that there is no browser."""

_COMMANDS = ("chromium", "google-chrome", "google-chrome-stable")
# Nothing but the pages: no updates, no accounts, no graphics card.
_ARGUMENTS = ["--disable-gpu", "--disable-background-networking", "--disable-sync"]

# The rules of WCAG 2.2 AA; axe has a tag for what each version added.
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_COLORS = ["color-contrast", "link-in-text-block"]
_AXE_OPTIONS = {
    "resultTypes": ["violations"],
    # axe would ask for the stylesheets again, which a page from disk may not.
    "preload": False,
}
RULES: dict[str, Any] = {
    "all": {"runOnly": {"type": "tag", "values": _TAGS}},
    "layout": {"runOnly": {"type": "tag", "values": _TAGS}, "rules": {rule: {"enabled": False} for rule in _COLORS}},
    "colors": {"runOnly": {"type": "rule", "values": _COLORS}},
}
"""What axe looks for; most of its time goes to colors, which no width changes."""

_START_AXE = """(options) => {
  window.axeFound = axe.run(document, options).then((result) => result.violations.flatMap((found) =>
    found.nodes.map((node) => ({ rule: found.id, at: node.target.join(" "), why: node.failureSummary }))));
}"""

# What a policy stops is told to the console by the browser too, but only where it is enforced.
_TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation",
  (event) => console.error(`the policy stopped ${event.blockedURI} (${event.effectiveDirective})`));
"""

_WIDER = """() => {
  const width = document.documentElement.clientWidth;
  return {
    is: document.documentElement.scrollWidth,
    has: width,
    by: [...document.querySelectorAll("article *")]
      .filter((one) => one.getBoundingClientRect().right > width + 0.5)
      .slice(0, 3)
      .map((one) => `${one.localName}.${one.getAttribute("class") ?? ""}`),
  };
}"""


# What only scripts can do: the filter and its count, copy buttons, search. The theme's button for light and dark is no text.
_TEXT = """() => {
  const scripted = ".voice-filter, [role=status], button.copy, noscript, #search-results, form.incident-search";
  for (const one of document.querySelectorAll(scripted)) one.remove();
  // What unfolds stands open where no script runs.
  for (const one of document.querySelectorAll("article details")) one.open = true;
  const article = document.querySelector("article");
  const shown = (selector) => [...article.querySelectorAll(selector)].filter((one) => one.checkVisibility()).length;
  return {
    text: article.innerText.split(/\\s+/).join(" ").trim(),
    ...Object.fromEntries(["*", "a", "li", "p", "svg *", ".quote-span", "h2"].map((one) => [one, shown(one)])),
  };
}"""


def find(playwright: Playwright) -> str | None:
    """The program to run: an installed Chromium or Chrome, else Playwright's own; `None` where there is neither."""
    browsers = [path for command in _COMMANDS if (path := shutil.which(command))]
    # As a snap it may not read the folders that tests write.
    browsers = [path for path in browsers if not path.startswith("/snap/")]
    own = Path(playwright.chromium.executable_path)
    return browsers[0] if browsers else str(own) if own.is_file() else None


@contextmanager
def started() -> Iterator[Browser]:
    """Start the browser; skip the test, or fail where `INCIDENT_BROWSER` is `required`, where there is none."""
    with sync_playwright() as playwright:
        program = find(playwright)
        if program is None:
            _without()
        # Playwright leaves Chromium's sandbox off, which root could not have; the pages are our own.
        browser = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def _without() -> NoReturn:
    advice = (
        "no browser is here, so the pages were not tested in one: install Chromium"
        " (apt-get install chromium) or run .venv/bin/python -m playwright install chromium"
    )
    if os.environ.get(REQUIRED) == "required":
        pytest.fail(f"{advice}; {REQUIRED} requires it")
    pytest.skip(advice)


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    """A context, as a window without a history, in which a page tells what its policy stops."""
    context = browser.new_context(**options)
    context.set_default_timeout(10_000)
    context.add_init_script(_TELL_VIOLATIONS)
    return context


def heard(page: Page) -> list[str]:
    """A list that grows by a sentence for all that a page says, asks for or opens and should not."""
    messages: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            messages.append(f"asked for {request.url}")

    def opened(dialog: Any) -> None:
        messages.append(f"opened a dialog: {dialog.message}")
        dialog.dismiss()

    page.on("console", lambda message: messages.append(f"console, {message.type}: {message.text}"))
    page.on("pageerror", lambda error: messages.append(f"error: {error}"))
    page.on("request", asked)
    page.on("requestfailed", lambda request: messages.append(f"did not get {request.url}: {request.failure}"))
    page.on("dialog", opened)
    return messages


_WINDOWS: dict[tuple[Browser, str], tuple[Page, list[str]]] = {}


@contextmanager
def window(browser: Browser, **options: Any) -> Iterator[tuple[Page, list[str]]]:
    """An empty page in a context with some options, and what is heard of it.

    The next test with the same options gets the same page, since it costs several times what it costs to open a file.
    """
    key = browser, repr(sorted(options.items()))
    if key not in _WINDOWS:
        page = new_context(browser, **options).new_page()
        _WINDOWS[key] = page, heard(page)
    page, messages = _WINDOWS[key]
    page.emulate_media(media="null")
    page.set_viewport_size(options.get("viewport", {"width": WIDTHS[-1], "height": HEIGHT}))
    messages.clear()
    yield page, messages
    if page.url.startswith("file:"):
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.goto("about:blank")


def new_axe_context(browser: Browser, **options: Any) -> BrowserContext:
    """A context in whose pages axe is at hand."""
    context = new_context(browser, **options)
    context.add_init_script((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    return context


def start_axe(page: Page, rules: str) -> None:
    """Let axe begin with some of `RULES`; `end_axe` has what it finds. So two pages are gone through at once."""
    page.evaluate(_START_AXE, {**_AXE_OPTIONS, **RULES[rules]})


def end_axe(page: Page) -> list[str]:
    """Everything that axe found, each as a sentence with its rule and where it is."""
    faults = page.evaluate("() => window.axeFound")
    return [f"axe, {each['rule']}: {each['at']}: {' '.join(each['why'].split())}" for each in faults]


def too_wide(page: Page) -> list[str]:
    """Whether a page scrolls sideways, and what may be the reason."""
    width = page.evaluate(_WIDER)
    return [] if width["is"] <= width["has"] else [f"scrolls sideways ({width['is']} px), by {width['by']}"]


def read(page: Page) -> dict[str, Any]:
    """What there is to read on a page, which scripts do not change: the text, and how many elements are seen."""
    texts: dict[str, Any] = page.evaluate(_TEXT)
    return texts


def tab_to(page: Page, selector: str, most: int = 300) -> None:
    """Press the tab key until an element has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not reached by keyboard")
