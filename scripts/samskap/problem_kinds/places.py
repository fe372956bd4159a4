"""Time and place: years, coordinates and countries."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.languages import N_
from samskap.problem_kinds.kind import Kind, error, warning

PLACES: Mapping[str, Kind] = {
    "end-before-start": error(
        N_("The end, {end}, lies before the start, {start}."), N_("Correct one of the two years.")
    ),
    "coordinate-alone": error(N_("Only one of the two coordinates is given."), N_("Write both, or neither.")),
    "coordinate-without-municipality": error(
        N_("There are coordinates but no municipality."), N_("Name the municipality, or take the coordinates out.")
    ),
    "coordinate-outside-country": error(
        N_("The point {latitude}, {longitude} does not lie in the country {country}."),
        N_("Check the country, and that latitude and longitude are not swapped."),
    ),
    "coordinate-far": warning(
        N_("The point lies {distance} km from the municipality '{municipality}'."),
        N_("Check the point and the municipality."),
    ),
    "country-differs": error(
        N_("The country is {value}, but the municipality '{municipality}' lies in {expected}."),
        N_("Correct the country or the municipality."),
    ),
}
