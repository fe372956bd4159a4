"""The projection of every map: Lambert's azimuthal equal-area, so that no country looks larger than it is."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

EARTH_RADIUS = 6371.007
"""Kilometres: radius of the sphere that has the surface of the ellipsoid of WGS 84."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A plane that touches the sphere at a centre, given as longitude and latitude in degrees (WGS 84).

    Source of the formulas, by their numbers: Snyder, J. P. (1987). Map projections: A working manual
    (US Geological Survey Professional Paper 1395), the forms for the sphere. Degrees on the ellipsoid are read as
    degrees on the sphere, of outlines and points alike; areas in the Nordic countries come out 0.6 % too small.
    """

    longitude: float
    latitude: float
    radius: float = EARTH_RADIUS

    def forward(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Degrees to x (eastwards) and y (northwards) in the unit of the radius: equations 24-2, 22-4 and 22-5.

        The point opposite to the centre has no place on the plane: ``ZeroDivisionError``.
        """
        centre, phi, east = radians(self.latitude), radians(latitude), radians(longitude - self.longitude)
        scale = self.radius * sqrt(2 / (1 + sin(centre) * sin(phi) + cos(centre) * cos(phi) * cos(east)))
        x = scale * cos(phi) * sin(east)
        return x, scale * (cos(centre) * sin(phi) - sin(centre) * cos(phi) * cos(east))

    def inverse(self, x: float, y: float) -> tuple[float, float]:
        """x and y to longitude and latitude in degrees: equations 20-18, 24-16, 20-14 and 20-15.

        Raises ``ValueError`` for a point outside the map of the whole sphere.
        """
        distance = hypot(x, y)
        if distance == 0:
            return self.longitude, self.latitude
        angle, centre = 2 * asin(distance / (2 * self.radius)), radians(self.latitude)
        phi = asin(max(-1.0, min(1.0, cos(angle) * sin(centre) + y * sin(angle) * cos(centre) / distance)))
        east = atan2(x * sin(angle), distance * cos(centre) * cos(angle) - y * sin(centre) * sin(angle))
        return self.longitude + degrees(east), degrees(phi)
