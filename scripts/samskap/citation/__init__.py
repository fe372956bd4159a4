"""How a reference is written: formatted by CSL styles, as a short label, as RIS and as CSL-JSON."""
