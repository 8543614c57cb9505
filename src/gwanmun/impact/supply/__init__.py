"""Supply: what depends on what, who provides it, and what a stop of one of them takes away."""
