"""A book of shipments: rows a second beside a plain loop and beside OpenFisca."""
