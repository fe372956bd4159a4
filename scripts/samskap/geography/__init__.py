"""Where things are: outlines of the Nordic countries, the projection of the maps, and circles that do not overlap."""
