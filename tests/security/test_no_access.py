"""Promise P4: no template, catalogue, fact or style sheet reads a file or opens a socket.

Everything by which a page can ask for something, in each place where a stranger's text may stand,
with the linter (which refuses it) and past the linter, straight into the PDF renderer. A process of
its own renders them all while an audit hook listens.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

# A port that nothing listens on: should anything ask, it is told so at once.
REMOTE = "http://127.0.0.1:9/canary"

ELEMENTS = {
    "img": '<img alt="x" src="{url}">',
    "img srcset": '<img alt="x" srcset="{url} 2x">',
    "object": '<object data="{url}"></object>',
    "embed": '<embed src="{url}">',
    "iframe": '<iframe src="{url}"></iframe>',
    "video": '<video src="{url}" poster="{url}"></video>',
    "input": '<input type="image" src="{url}">',
    "link": '<link rel="stylesheet" href="{url}">',
    "link icon": '<link rel="icon preload prefetch" href="{url}">',
    "attached by a link element": '<link rel="attachment" href="{url}">',
    "attached by a link": '<a rel="attachment" href="{url}">x</a>',
    "base": '<base href="{url}/"><img alt="x" src="x.png">',
    "redirect": '<meta http-equiv="refresh" content="0; url={url}">',
    "svg image": '<svg width="9" height="9"><image href="{url}" width="9" height="9"/></svg>',
    "svg image by xlink": '<svg width="9" height="9"><image xlink:href="{url}"/></svg>',
    "svg use": '<svg width="9" height="9"><use href="{url}#a"/></svg>',
    "svg gradient": '<svg width="9" height="9"><linearGradient href="{url}#a"/></svg>',
    "svg style": '<svg width="9" height="9"><style>@import "{url}";</style><path d="M0 0h9"/></svg>',
    "svg fill": '<svg width="9" height="9"><path fill="url({url}#a)" d="M0 0h9v9z"/></svg>',
    "svg as data": '<img alt="x" src="data:image/svg+xml;base64,{svg}">',
    "svg called a png": '<img alt="x" src="data:image/png;base64,{svg}">',
    "css as data": '<link rel="stylesheet" href="data:text/css;base64,{css}">',
    "style attribute": '<p style="background: url({url})">x</p>',
    "style in an entity": '<p style="background: &#117;rl({url})">x</p>',
}
STYLES = {
    "@import": '@import "{url}";',
    "@import url": "@import url({url});",
    "escaped @import": r'@\69mport "{url}";',
    "@import of data": "@import url(data:text/css;base64,{css});",
    "background": "html {{ background: url({url}) }}",
    "escaped url": r"html {{ background: \75rl({url}) }}",
    "content": 'body::before {{ content: url("{url}") }}',
    "content by attr": "body::before {{ content: attr(lang url) }}",
    "list": "body {{ display: list-item; list-style-image: url({url}) }}",
    "border": "body {{ border: 9px solid; border-image: url({url}) 1 }}",
    "font": "@font-face {{ font-family: x; src: url({url}) }} body {{ font-family: x }}",
    "font of the machine": (
        '@font-face {{ font-family: x; src: local("DejaVu Sans") }} body {{ font-family: x }}'
    ),
    "page": "@page {{ background: url({url}); @top-left {{ content: url({url}) }} }}",
    "counter": "@counter-style x {{ symbols: url({url}) }} body {{ list-style: x }}",
    "colours": "@color-profile --x {{ src: url({url}) }} body {{ color: color(--x 1 0 0) }}",
    "variable": "body {{ --x: url({url}); background: var(--x) }}",
    "image-set": 'body {{ background: image-set("{url}" 1x) }}',
}
JINJA = {
    "include": "{{% include '{path}' %}}",
    "include by address": "{{% include '{url}' %}}",
    "import": "{{% import '{path}' as x %}}",
    "extends": "{{% extends '../../{path}' %}}",
    "a function": "{{{{ open('{path}').read() }}}}",
    "a module": "{{{{ _.__globals__['open']('{path}') }}}}",
}

PLAIN_PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>x</title>'
    '<style>{{% include "report/print.css" %}}</style></head>'
    "<body><p>{{{{ _('x') }}}} {{{{ fact }}}}</p>{}</body></html>"
)


@dataclass(frozen=True)
class Asked:
    """A payload, and where it stands."""

    where: str
    name: str
    text: str

    def case(self) -> dict[str, str]:
        case = {"template": PLAIN_PAGE.format(""), "style": "p { color: #123 }"}
        case |= {"message": "x", "fact": "x"}
        if self.where == "template":
            case["template"] = PLAIN_PAGE.format(self.text)
        else:
            case[self.where] = self.text
        return case


def payloads(canary: Path) -> Iterator[Asked]:
    """Each payload in a template or style sheet of its own; all of them in one message and fact."""
    urls = (canary.as_uri(), REMOTE, str(canary), REMOTE.removeprefix("http:"))
    for url in urls:
        svg = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{url}"/></svg>'
        fields = {
            "url": url,
            "path": str(canary),
            "svg": base64.b64encode(svg.encode()).decode(),
            "css": base64.b64encode(f'@import "{url}";'.encode()).decode(),
        }
        elements = {name: text.format_map(fields) for name, text in ELEMENTS.items()}
        jinja = {name: text.format_map(fields) for name, text in JINJA.items()}
        styles = {name: text.format_map(fields) for name, text in STYLES.items()}
        for name, text in (*elements.items(), *jinja.items()):
            yield Asked("template", f"{name} {url}", text)
        for name, text in styles.items() if url in urls[:2] else ():
            yield Asked("style", f"{name} {url}", text)
            yield Asked("template", f"<style> {name} {url}", f"<style>{text}</style>")
        everything = "\n".join((*elements.values(), *jinja.values(), *styles.values()))
        yield Asked("message", url, everything)
        yield Asked("fact", url, f"</p></style>{everything}")


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """All cases rendered, and two pages as a control, in one watched process."""
    canary = tmp_path_factory.mktemp("secret") / "canary.txt"
    canary.write_text("CANARY\n", encoding="utf-8")
    asked = {f"{each.where}: {each.name}": each for each in payloads(canary)}
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("watched_render.py"))],
        input=json.dumps(
            {
                "canary": str(canary.parent),
                "cases": {name: each.case() for name, each in asked.items()},
                "controls": [f'<img src="{canary.as_uri()}">', f'<img src="{REMOTE}">'],
            }
        ),
        capture_output=True,
        check=False,
        cwd=Path(__file__).parents[2],
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin"},
        text=True,
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    result["asked"] = asked
    return result


def test_the_watch_sees_what_weasyprint_does_by_itself(rendered: dict[str, Any]) -> None:
    from_disk, from_network = rendered["controls"]
    assert any("canary.txt" in event for event in from_disk)
    assert any("socket.connect" in event for event in from_network)


def test_nothing_is_opened(rendered: dict[str, Any]) -> None:
    events = {name: each["events"] for name, each in rendered["answers"].items() if each["events"]}
    assert events == {}
    assert not [name for name, each in rendered["answers"].items() if each["leaked"]]


def test_the_linter_refuses_every_template_and_style_sheet_that_asks(
    rendered: dict[str, Any],
) -> None:
    hostile = [n for n, each in rendered["asked"].items() if each.where in {"template", "style"}]
    assert len(hostile) > 180
    passed = [name for name in hostile if not rendered["answers"][name]["lint"]]
    # Calling a name that is not there is found when it is called.
    assert [name for name in passed if "a function" not in name] == []
    assert all(rendered["answers"][name]["problems"] for name in passed)


def test_the_audit_refuses_every_page_that_asks(rendered: dict[str, Any]) -> None:
    for name, asked in rendered["asked"].items():
        answer = rendered["answers"][name]
        if asked.where in {"template", "style"} and answer["page"]:
            assert answer["audit"], name


def test_messages_and_facts_are_only_ever_text(rendered: dict[str, Any]) -> None:
    for name, asked in rendered["asked"].items():
        answer = rendered["answers"][name]
        if asked.where in {"message", "fact"}:
            assert asked.text not in answer["page"], name
            assert (answer["lint"], answer["audit"], answer["problems"]) == ([], [], []), name
            assert not answer["stopped"], name
