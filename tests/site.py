"""A web site for tests, with pages of all kinds; ``Server`` answers for it."""

from __future__ import annotations

import gzip
from http.server import BaseHTTPRequestHandler

PARAGRAPHS = (
    "More than 3,000 people fled the town on Tuesday, IOM said, as the fighting went on.",
    "At least 19 civilians were killed in the fighting, said the UN mission in the country.",
)
PAGE = """\
<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>Fighting in Town | Example News</title>
<meta property="og:site_name" content="Example News">
{head}
</head><body><nav>Home About Contact</nav><article><h1>Fighting in Town</h1>
<p>{0}</p><p>{1}</p></article><footer>Copyright 2020 Example News. Updated 2021-03-04.</footer>
</body></html>
"""
DATED = '<meta property="article:published_time" content="2018-06-06T23:30:00+02:00">'

Answer = tuple[int, dict[str, str], bytes]


def page(head: str = DATED, lang: str = "en", texts: tuple[str, str] = PARAGRAPHS) -> bytes:
    return PAGE.format(*texts, head=head, lang=lang).encode("utf-8")


HTML = {"Content-Type": "text/html; charset=utf-8"}
ANSWERS: dict[str, Answer] = {
    "/page": (200, HTML, page()),
    "/2018/06/07/undated": (200, HTML, page(head="")),
    "/moved": (302, {"Location": "/page"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/loop-a": (302, {"Location": "/loop-b"}, b""),
    "/loop-b": (302, {"Location": "/loop-a"}, b""),
    "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/large": (200, HTML, b"<p>" + b"a " * 2_600_000),
    "/packed": (200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(page())),
    "/bomb": (200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(b"a" * 20_000_000)),
    "/empty": (200, HTML, b"<html><body><script>var a = 1;</script></body></html>"),
    "/binary": (200, HTML, bytes(range(256)) * 40),
    "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7"),
    "/plain": (200, {"Content-Type": "text/plain"}, "\n".join(PARAGRAPHS).encode("utf-8")),
    "/arabic": (
        200,
        {"Content-Type": "text/html"},
        page("", "ar", ("فر أكثر من 3000 شخص من المدينة يوم الثلاثاء. " * 4, "قتل 19 مدنيا. " * 9))
        .decode("utf-8")
        .replace('charset="utf-8"', 'charset="windows-1256"')
        .encode("windows-1256"),
    ),
    "/odd": (200, {"Content-Type": 'text/html; charset="no-such"'}, page()),
}


class Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, content = ANSWERS.get(self.path.partition("?")[0], (404, {}, b"<p>no"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        try:
            self.wfile.write(content)
        except OSError:  # whoever asked has had enough
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass
