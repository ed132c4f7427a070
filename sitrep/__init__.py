"""sitrep: humanitarian situation reports in every language, each figure led back to its quote.

One straight way, and the folders are its stages. Each arrow is a plain function from one
immutable value to the next, nothing flows back, and a stage imports only what stands before it
(import-linter holds it to that)::

    diagnostics, errors, clock, resources
                  problems as values; broken machinery; the only places that ask the time and
                  that find templates/
    reading       the YAML gate: text -> tree with lines -> typed model, all problems at once
    evidence      articles and how they come in, quotes (exact spans), numbers in digits and words,
                  who said when
    operation     places, actors, sources, settings
    facts         figures, periods, the kinds of fact; load; checks
    extraction    beside the report: article -> proposals -> a draft of facts -> a person's decisions
    report        dossier -> material (cut-off, audience) -> series (reconciled) -> Report
    localisation  catalogues, formats of numbers and dates, phrases, bidirectional text
    rendering     view (plain data) -> HTML and PDF, and the digest as HTML, text and picture; maps
                  draws the locator, linter guards the templates, press runs each document in a
                  child process under limits
    delivery      the message of the digest; the output folder: whole files or none, and the manifest
    translation   what translators work on: sentences with notes, PO files kept up to date, progress
    api           check, build, verify: what the command line calls
    cli           the only code that prints, reads settings and sets exit codes

A report is redacted before anything else sees it: ``report.material.gather`` is the one place
that knows hidden facts, and what it returns holds none.
"""
