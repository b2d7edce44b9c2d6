"""Floors laid with tiles."""
