"""Samples under other rules, so that every formula and method is recalculated too."""


def all_of():
    return []
