"""Chromium, driven through its debugging pipe: pages as people see them, and what axe says.

Source: https://chromedevtools.github.io/devtools-protocol/
"""

from __future__ import annotations

import base64
import json
import os
import select
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

_PATIENCE = 120.0  # seconds for one answer, on a machine that is busy with other tests

# No background traffic, and no name resolves: a page that asks for something gets nothing.
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-default-browser-check",
    "--no-first-run",
    "--remote-debugging-pipe",
)
_AXE_RULES = {"target-size": {"enabled": True}}  # WCAG 2.2 AA, off unless asked for


# axe draws text on a canvas and passes over what changes shape when its letters meet: icon fonts,
# and with them all of Arabic, whose contrast it would never judge. On this canvas nothing does.
_CANVAS_WITHOUT_LIGATURES = """
HTMLCanvasElement.prototype.getContext = () => ({
  canvas: {},
  clearRect() {},
  fillText() {},
  getImageData: () => ({ data: { buffer: new Uint32Array([1]).buffer } }),
  measureText: (text) => ({ width: 30 * text.length }),
})
"""


class Browser:
    """One running Chromium."""

    def __init__(self, profile: Path) -> None:
        to_read, self._to_browser = os.pipe()
        self._from_browser, to_write = os.pipe()
        # Chromium reads commands from descriptor 3 and answers on descriptor 4.
        command = f'exec chromium "$@" 3</dev/fd/{to_read} 4>/dev/fd/{to_write}'
        self._process = subprocess.Popen(
            ["sh", "-c", command, "sh", f"--user-data-dir={profile}", *_FLAGS, "about:blank"],
            pass_fds=(to_read, to_write),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(to_write)
        self._received = b""
        self._number = 0
        self.events: list[dict[str, Any]] = []

    def call(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        """The answer to one command; what happens meanwhile is added to ``events``."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if session is not None:
            message["sessionId"] = session
        os.write(self._to_browser, json.dumps(message).encode() + b"\0")
        return self._wait(lambda answer: answer.get("id") == self._number)

    def wait_for(self, event: str, session: str) -> None:
        """Wait until the page has told of this event."""

        def is_it(message: dict[str, Any]) -> bool:
            return message.get("method") == event and message.get("sessionId") == session

        if not any(map(is_it, self.events)):
            self._wait(is_it)

    def _wait(self, is_it: Any) -> dict[str, Any]:
        deadline = time.monotonic() + _PATIENCE
        while True:
            message = self._next_message(deadline)
            if "method" in message:
                self.events.append(message)
            if is_it(message):
                if "error" in message:
                    raise AssertionError(f"Chromium: {message['error']}")
                result: dict[str, Any] = message.get("result", {})
                return result

    def _next_message(self, deadline: float) -> dict[str, Any]:
        while b"\0" not in self._received:
            remaining = max(0.0, deadline - time.monotonic())
            if not select.select([self._from_browser], [], [], remaining)[0]:
                raise AssertionError("Chromium does not answer")
            chunk = os.read(self._from_browser, 1 << 20)
            if not chunk:
                raise AssertionError("Chromium has ended; is Debian's package installed?")
            self._received += chunk
        line, self._received = self._received.split(b"\0", 1)
        message: dict[str, Any] = json.loads(line)
        return message

    def close(self) -> None:
        """End the browser."""
        os.close(self._to_browser)
        os.close(self._from_browser)
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Page:
    """An open page."""

    def __init__(self, browser: Browser, session: str, width: int) -> None:
        self._browser = browser
        self._session = session
        self._width = width

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The answer of the page to one command of the protocol."""
        return self._browser.call(method, self._session, **parameters)

    def evaluate(self, script: str) -> Any:
        """The value of a JavaScript expression, or what its promise becomes."""
        answer = self.call(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in answer:
            raise AssertionError(f"in the page: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    @property
    def requests(self) -> tuple[str, ...]:
        """The addresses that the page has asked for, its own first; not its ``data:`` ones."""
        urls = (
            event["params"]["request"]["url"]
            for event in self._browser.events
            if event["method"] == "Network.requestWillBeSent"
            and event.get("sessionId") == self._session
        )
        return tuple(url for url in urls if not url.startswith("data:"))

    @property
    def overflow(self) -> int:
        """By how many CSS pixels the page is wider than its window."""
        return int(self.evaluate("document.documentElement.scrollWidth")) - self._width


@contextmanager
def open_page(
    browser: Browser,
    html_path: Path,
    *,
    width: int = 1280,
    height: int = 900,
    dark: bool = False,
    media: str = "screen",
) -> Iterator[Page]:
    """Open a file as a reader would see it; ``width`` and ``height`` are CSS pixels.

    Below 600 pixels it is a telephone, whose window grows with content that is too wide.
    """
    target = browser.call("Target.createTarget", url="about:blank")["targetId"]
    session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    page = Page(browser, session, width)
    try:
        page.call("Page.enable")
        page.call("Network.enable")
        page.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
            screenWidth=width,
            screenHeight=height,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        page.call("Emulation.setEmulatedMedia", media=media, features=[scheme])
        page.call("Page.navigate", url=html_path.resolve().as_uri())
        browser.wait_for("Page.loadEventFired", session)
        yield page
    finally:
        browser.call("Target.closeTarget", targetId=target)
        browser.events = [e for e in browser.events if e.get("sessionId") != session]


def run_axe(page: Page, *kinds: str) -> tuple[str, ...]:
    """What axe finds, best practices included: ``rule: help (selector)``, one for each place.

    ``kinds`` are axe's: "violations" unless told; "incomplete" is what a person must decide.
    """
    page.evaluate(_CANVAS_WITHOUT_LIGATURES)
    page.evaluate(axe_script())
    options = json.dumps({"rules": _AXE_RULES, "resultTypes": ["violations", "incomplete"]})
    results = page.evaluate(f"axe.run(document, {options})")
    return tuple(
        f"{rule['id']}: {rule['help']} ({' '.join(map(str, node['target']))})"
        for kind in kinds or ("violations",)
        for rule in results[kind]
        for node in rule["nodes"]
    )


def axe_script() -> str:
    """The source of axe-core, which the Python package carries."""
    spec = find_spec("axe_playwright_python")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0], "axe.min.js").read_text(encoding="utf-8")


def screenshot(page: Page, path: Path) -> Path:
    """Write the whole page, top to bottom, as a PNG."""
    size = page.call("Page.getLayoutMetrics")["cssContentSize"]
    clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
    answer = page.call("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
    path.write_bytes(base64.b64decode(answer["data"]))
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a process."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        running = Browser(Path(profile))
        yield running
        running.close()
