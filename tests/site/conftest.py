"""The built site, served on this machine, and a browser to look at it."""

import functools
import http.server
import os
import shutil
import sys
import threading

import pytest
from built import ROOT, SITE, must_be_built, pages_of
from playwright.sync_api import sync_playwright

BROWSERS = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), None)
# --no-sandbox: as root, where continuous integration runs, Chromium starts only without.
FLAGS = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update"

sys.path.insert(0, str(ROOT / "site" / "extensions"))


@pytest.fixture(scope="session")
def pages():
    return pages_of(SITE)


def pytest_runtest_setup(item):
    """Without a browser its tests are skipped, in one line; where CI=true they fail."""
    if "browser" in item.fixturenames and BROWSER is None:
        missing = "no browser to look at the pages with: install chromium or Google Chrome"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)


def pytest_generate_tests(metafunc):
    """A test that asks for an `address` is run for every page of the book, and for the search."""
    if "address" in metafunc.fixturenames:
        book = sorted(path.relative_to(SITE).as_posix() for path in SITE.glob("book/*.html"))
        metafunc.parametrize("address", [*book, "search.html"], scope="module")


@pytest.fixture(scope="module")
def site():
    must_be_built(SITE)
    return SITE


@pytest.fixture(scope="module")
def server(site):
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    handler = functools.partial(Quiet, directory=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


# One browser a module, not a session: Playwright's event loop would outlive these tests and meet
# that of the notebooks.
@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS.split())
        yield browser
        browser.close()


class Visit:
    """A page, opened; what it asked for and what it complained of while it was open."""

    def __init__(self, context, url):
        self.requests, self.complaints = [], []
        self.page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._listen)
        self.page.on("response", self._look)
        self.page.goto(url)

    def _listen(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _look(self, response):
        if response.status >= 400:
            self.complaints.append(f"{response.status} {response.url}")


@pytest.fixture
def open_page(browser):
    """Open a page with a fresh profile; keyword arguments are those of a browser context."""
    contexts = []

    def open_page(url, width=1280, **settings):
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **settings))
        return Visit(contexts[-1], url)

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def visit(browser, server, address):
    """One page as a reader with a wide screen finds it, shared by the tests that only look."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme="light", reduced_motion="reduce"
    )
    yield Visit(context, server + address)
    context.close()
