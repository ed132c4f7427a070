"""The locator map: where the places of a report lie."""

from __future__ import annotations

from sitrep.localisation.messages import N_
from sitrep.rendering.maps.atlas import load_index
from sitrep.rendering.maps.map import SCALE_STEPS, MapPlace, MapRequest, draw_map
from sitrep.rendering.narrator import Narrator

LENGTH_BESIDE = 350  # characters of the overview from which the map stands beside it
RATIO_BESIDE, RATIO_ALONE = 1.3, 3.0  # the width for its height that a map is asked to have


def locator(narrator: Narrator) -> dict[str, object] | None:
    """The map of the report's places, or None where no place has coordinates.

    ``beside`` is the section at whose side it stands; where there is none, the map takes the
    page's whole width and is drawn lower for that.
    """
    report, voice = narrator.report, narrator.voice
    operation = report.material.operation
    shown = _mentions(narrator)
    if operation.iso3 is None or not shown:
        return None
    places = _places(shown, narrator)
    country = voice.country(operation.iso3) or operation.iso3
    beside = _neighbour(narrator)
    drawing = draw_map(
        MapRequest(
            iso3=operation.iso3,
            country=country,
            places=places,
            direction=voice.language.direction,
            neighbours={code: name for code in load_index() if (name := voice.country(code))},
            scale_labels={step: voice.formats.distance_km(step) for step in SCALE_STEPS},
            ratio=RATIO_BESIDE if beside else RATIO_ALONE,
        )
    )
    if drawing is None:
        return None
    names = voice.list([place.name for place in places if place.id not in drawing["left_out"]])
    return {
        **drawing,
        "beside": beside,
        "alt": voice.say(N_("Map of {country} with {places}"), country=country, places=names),
        "caption": voice.say(N_("Places named in this report")),
        "disclaimer": narrator.boundaries(),
    }


def _neighbour(narrator: Narrator) -> str | None:
    """The section beside the map: the overview where it is long enough, else the key figures."""
    report = narrator.report
    if sum(map(len, report.narrative.get("overview", ()))) >= LENGTH_BESIDE:
        return "overview"
    return "key_figures" if report.key_figures else None


def _places(shown: dict[str, int], narrator: Narrator) -> tuple[MapPlace, ...]:
    """The places to mark; those that are named most are in focus."""
    known = narrator.report.material.operation.places
    most = max(shown.values())
    return tuple(
        MapPlace(
            id=name,
            name=narrator.voice.flat(narrator.place(name)),
            latitude=known[name].lat,
            longitude=known[name].lon,
            kind="focus" if count == most else "other",
            emphasis=count,
        )
        for name, count in shown.items()
    )


def _mentions(narrator: Narrator) -> dict[str, int]:
    """How often each place with coordinates is named by the report's facts."""
    counts: dict[str, int] = {}
    for one in narrator.report.series:
        for entry in one.current:
            for name in entry.fact.named(entry.fact.about):
                if narrator.report.material.operation.places[name].lat is not None:
                    counts[name] = counts.get(name, 0) + 1
    return counts
