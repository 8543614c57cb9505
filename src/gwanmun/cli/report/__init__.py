"""Pages about a whole book or a supply chain: pictures with their numbers in a table below, in one file."""
