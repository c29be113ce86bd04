"""Passages in, claims out: spaCy and eight layers of our own, one file each, driven by the cues of the vocabulary."""

from allegiance.extracting.extractor import Extraction, Extractor

__all__ = ["Extraction", "Extractor"]
