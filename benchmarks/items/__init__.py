"""Finding control entries: recall, refusal of what is off topic, and speed, beside plain BM25 on the official texts."""
