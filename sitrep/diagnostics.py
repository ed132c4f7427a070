"""Problems in the data, as values: gathered from every stage, printed by one printer.

A ``Diagnostic`` is for the person who must mend a file. It is never raised: a function that
reads data returns what it could read together with what was wrong with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a problem matters: an error stops a build, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Location(NamedTuple):
    """A place in a file: the path as shown to people, and 1-based line and column (characters)."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem at one place.

    ``code`` is stable and stands in ``CODES``; ``message`` says what is wrong and ``hint`` what
    would be right. Both may quote the data, so only ``check`` prints them; ``build`` prints
    ``CODES[code].title``, which cannot leak anything.
    """

    code: str
    severity: Severity
    message: str
    file: str
    line: int
    column: int
    hint: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.place}: {self.severity} {self.code}: {self.message}{hint}"

    @property
    def place(self) -> str:
        """FILE:LINE:COL."""
        return f"{self.file}:{self.line}:{self.column}"

    @property
    def is_error(self) -> bool:
        """Whether this problem stops a build."""
        return self.severity is Severity.ERROR


class Code(NamedTuple):
    """What a code stands for: its severity, and its meaning in words that quote no data."""

    severity: Severity
    title: str


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CODES: dict[str, Code] = {
    # Y: the YAML gate
    "Y101": Code(_E, "the file is not valid UTF-8"),
    "Y102": Code(_E, "the YAML cannot be read"),
    "Y103": Code(_E, "a key stands twice"),
    "Y104": Code(_E, "anchors and aliases are not allowed"),
    "Y105": Code(_E, "tags are not allowed"),
    "Y106": Code(_E, "the file is nested too deeply"),
    "Y107": Code(_E, "the file is too large"),
    "Y108": Code(_E, "a file holds one document"),
    "Y109": Code(_E, "the file is missing or cannot be read"),
    "Y110": Code(_E, "unknown schema version"),
    "Y111": Code(_E, "the file is empty"),
    "Y112": Code(_E, "a key is not text"),
    "Y113": Code(_E, "there are more problems than are listed"),
    "Y114": Code(_E, "the front matter is missing"),
    # S: the shape of the data
    "S201": Code(_E, "unknown key"),
    "S202": Code(_E, "a key is missing"),
    "S203": Code(_E, "the value does not fit"),
    "S204": Code(_E, "the sensitivity is not stated"),
    # E: evidence
    "E301": Code(_E, "the quote does not stand in the article"),
    "E302": Code(_E, "the figure does not stand in its quote"),
    "E303": Code(_E, "the qualifier is not what the quote says"),
    "E304": Code(_W, "the figure in words cannot be checked in this language"),
    "E305": Code(_E, "the relative date belongs to the statement"),
    "E306": Code(_W, "the date of the statement is not given"),
    "E307": Code(_E, "an article's file is not called by its id"),
    "E308": Code(_W, "the length of time does not stand in a quote"),
    "E309": Code(_E, "the figure in the quote counts others than the fact does"),
    "E310": Code(_W, "the figure in the quote may count others than the fact does"),
    "E311": Code(_E, "a quote states another figure than its fact"),
    "E312": Code(_W, "a quote may state another figure than its fact"),
    "E313": Code(_E, "a figure typed by hand stands in no quote"),
    "E314": Code(_W, "a figure typed by hand may stand in no quote"),
    "E315": Code(_E, "the quotes are too short for the persons counted in them"),
    "E316": Code(_N, "staff counted the figure: no quote states it"),
    # F: facts
    "F401": Code(_E, "an id stands twice"),
    "F402": Code(_E, "a reference leads nowhere"),
    "F403": Code(_E, "dates are out of order"),
    "F404": Code(_E, "a fact replaces an observation of another thing"),
    "F405": Code(_E, "a fact replaces itself"),
    "F406": Code(_E, "the name of the folder cannot be an id"),
    "F407": Code(_E, "a fact is less sensitive than what it names"),
    "F408": Code(_E, "a source that is not public has no shown_as"),
    "F409": Code(_E, "two facts replace the same one"),
    "F410": Code(_E, "an article has no date"),
    "F411": Code(_E, "two operations have the same name"),
    "F412": Code(_E, "a fact is less sensitive than the one that it replaces"),
    "F413": Code(_E, "a series mixes different things"),
    "F414": Code(_W, "a file is not read"),
    "F415": Code(_W, "there is no country of this code"),
    "F416": Code(_E, "a part is larger than its whole"),
    "F417": Code(_W, "a part may be larger than its whole"),
    # R: the report
    "R501": Code(_E, "a brace belongs to no placeholder"),
    "R502": Code(_E, "a placeholder names nothing"),
    "R503": Code(_E, "a placeholder asks for what the fact has not"),
    "R504": Code(_E, "a placeholder names what this issue cannot show"),
    "R505": Code(_E, "a placeholder names a thing that sources disagree on"),
    "R506": Code(_W, "a figure is typed by hand that a fact holds"),
    "R507": Code(_E, "the narrative is less sensitive than a fact that it names"),
    "R508": Code(_E, "a choice leads nowhere"),
    "R509": Code(_E, "a narrative is labelled below its issue"),
    "R510": Code(_W, "a sentence may open with a numeral"),
    "R513": Code(_E, "the name of the issue's file cannot be used"),
    "R514": Code(_W, "the report has nothing to tell"),
    "R512": Code(_E, "there is no such report"),
    "R516": Code(_W, "an observation is passed over"),
    "R515": Code(_E, "the operation has no report"),
    "R511": Code(_W, "sources disagree and no choice is made"),
    "R517": Code(_W, "claims of control overlap"),
    "R518": Code(_E, "a placeholder asks for a date that an audience may not know"),
    "R519": Code(_E, "there is no such operation"),
    "R520": Code(_W, "two reports have the same number"),
    "R521": Code(_E, "a single source is called corroborated"),
    # L: languages and catalogues
    "L601": Code(_E, "unknown language"),
    "L602": Code(_E, "the catalogue cannot be read"),
    "L603": Code(_E, "the catalogue is not valid PO"),
    "L604": Code(_E, "a message stands twice in the catalogue"),
    "L605": Code(_E, "the catalogue's header is missing or wrong"),
    "L606": Code(_E, "a translation does not have the plural forms of its language"),
    "L607": Code(_E, "the placeholders of a translation are not those of its message"),
    "L608": Code(_E, "a translation holds markup"),
    "L610": Code(_E, "the language is not one of the operation's"),
    "L611": Code(_E, "languages do not show the same figures"),
    "L609": Code(_E, "a translation holds an invisible control character"),
    "L612": Code(_E, "a language or a text has characters that the PDF's fonts lack"),
    "L613": Code(_W, "a quote has characters that the PDF's fonts lack"),
    "L614": Code(_W, "no PDF can be made in the language"),
    "L615": Code(_W, "some sentences have no translation that holds"),
    "L616": Code(_E, "some sentences or labels have no translation that holds"),
    "L617": Code(_W, "the language is not among the operation's locales yet"),
    "L618": Code(_E, "the operation is written in this language"),
    "L619": Code(_W, "a file of translations is not read"),
    "L625": Code(_E, "the operation's folder of fonts cannot be used"),
    "L626": Code(_E, "a font file may not be read"),
    "L627": Code(_E, "a file is no font, or a broken one"),
    "L628": Code(_E, "the licence of a font forbids its use in a PDF"),
    "L629": Code(_W, "a font of the operation is not used"),
    "L630": Code(_E, "white space in a translation is not that of its message"),
    "L631": Code(_E, "a number typed in a translation is not in its message"),
    "L632": Code(_E, "a number of the message is not in its translation"),
    "L633": Code(_W, "a number in a translation cannot be checked"),
    "L634": Code(_E, "a translation is far longer than its message"),
    "L635": Code(_W, "a translation may be too long for its place"),
    "L636": Code(_E, "a translation holds a character that looks like another"),
    "L637": Code(_E, "an invisible character stands in a text"),
    "L638": Code(_E, "a character in a text looks like another"),
    "L639": Code(_W, "copied text, or a word, holds invisible or look-alike characters"),
    "L640": Code(_E, "two marks read the same, or one has no letters"),
    "L641": Code(_E, "a translation holds what e-mail headers read as code"),
    # T: templates and style sheets
    "T701": Code(_E, "a template cannot be read"),
    "T702": Code(_E, "a link leads out of the templates folder"),
    "T703": Code(_W, "nothing uses this file"),
    "T704": Code(_E, "the template cannot be understood"),
    "T705": Code(_E, "the template asks for something that is not there"),
    "T706": Code(_E, "the template does what templates may not"),
    "T707": Code(_E, "the template failed"),
    "T708": Code(_E, "there is no template of this name"),
    "T709": Code(_E, "the finished page is not safe to send out"),
    "T710": Code(_E, "text is printed without escaping"),
    "T711": Code(_E, "the filter or test is not for templates"),
    "T712": Code(_E, "templates see plain data only"),
    "T713": Code(_E, "a branch ends in another place of the HTML than it began"),
    "T714": Code(_E, "a Jinja tag stands where none may"),
    "T715": Code(_E, "a template prints characters that the PDF's fonts lack"),
    "T720": Code(_E, "scripts are not allowed"),
    "T721": Code(_E, "event handlers are not allowed"),
    "T722": Code(_E, "the address runs a script"),
    "T723": Code(_E, "the address is not allowed here"),
    "T724": Code(_E, "the element is not allowed"),
    "T725": Code(_E, "the attribute is not allowed"),
    "T726": Code(_E, "an attribute's value stands without quotes"),
    "T727": Code(_E, "a page must not redirect or set headers"),
    "T728": Code(_E, "the HTML is not well formed"),
    "T729": Code(_E, "the image is not allowed"),
    "T730": Code(_E, "a link must not attach or load a file"),
    "T740": Code(_E, "the style sheet cannot be understood"),
    "T741": Code(_E, "the at-rule is not allowed"),
    "T742": Code(_E, "the style sheet loads a file or an address"),
    "T743": Code(_E, "the style sheet uses what is not for reports"),
    "T744": Code(_E, "the style sheet hides or replaces what must be seen"),
    # D: the digest and its message
    "D901": Code(_N, "the digest is made, and no message of it: the operation names no sender"),
    "D902": Code(_W, "the digest is shortened"),
    "D903": Code(_W, "the digest is larger than mail programs show"),
    "D904": Code(_N, "the digest does not say how to leave it"),
    # O: output
    "O801": Code(_E, "no manifest describes the folder"),
    "O802": Code(_E, "the manifest cannot be read"),
    "O803": Code(_E, "a file is missing"),
    "O804": Code(_E, "a file is not what its manifest says"),
    "O805": Code(_E, "a file stands in no manifest"),
    "O806": Code(_E, "others than the owner can read a file that is not public"),
    "O807": Code(_E, "a symbolic link or something else stands where only files should"),
    "O808": Code(_W, "an interrupted build left a file behind"),
    "O809": Code(_E, "the manifest is another folder's"),
    "O813": Code(_E, "an edition that was built is missing"),
    "O814": Code(_W, "no record says what was built"),
    "O815": Code(_E, "there is no such folder"),
    "O812": Code(_E, "the logo cannot be used"),
    "O810": Code(_E, "the folder cannot be read"),
}


def diagnose(code: str, at: Location, message: str, hint: str = "") -> Diagnostic:
    """A diagnostic of the code's own severity."""
    return Diagnostic(code, CODES[code].severity, message, at.file, at.line, at.column, hint)


def write_diagnostics(problems: Iterable[Diagnostic]) -> bytes:
    """Diagnostics as JSON, to cross from one process to another."""
    return json.dumps([asdict(problem) for problem in problems]).encode("utf-8")


def read_diagnostics(content: bytes) -> tuple[Diagnostic, ...]:
    """What ``write_diagnostics`` wrote."""
    return tuple(
        Diagnostic(**{**tree, "severity": Severity(tree["severity"])})
        for tree in json.loads(content)
    )
