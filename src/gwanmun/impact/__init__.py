"""What changes for a book of shipments; what depends on what."""
