"""Screening measured: recall at one percent false alerts, labelled pairs, speed beside RapidFuzz and nomenklatura."""
