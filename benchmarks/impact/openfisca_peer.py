"""The peer: OpenFisca-core with its country template, run in its own environment; prints persons a second and KiB."""

from __future__ import annotations

import resource
import sys
import time

import numpy as np
from openfisca_core.simulation_builder import SimulationBuilder  # type: ignore[import-not-found]
from openfisca_country_template import CountryTaxBenefitSystem  # type: ignore[import-not-found]

PERIOD = "2017-01"
VARIABLES = ("income_tax", "social_security_contribution", "basic_income", "disposable_income")


def main() -> None:
    """Compute four variables for as many persons as asked."""
    rows = int(sys.argv[1])
    system = CountryTaxBenefitSystem()
    simulation = SimulationBuilder().build_default_simulation(system, count=rows)
    draw = np.random.default_rng(1)
    simulation.set_input("salary", PERIOD, draw.integers(0, 9_000, rows).astype(float))
    start = time.perf_counter()
    for name in VARIABLES:
        simulation.calculate(name, PERIOD)
    print(rows / (time.perf_counter() - start), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


if __name__ == "__main__":
    main()
