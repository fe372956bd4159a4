"""Samskap: the evidence base on Nordic co-production as a checked data package and a site in three languages."""

__version__ = "0.1.0"
