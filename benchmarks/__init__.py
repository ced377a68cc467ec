"""How fast the companion is beside its peers, at equal measured accuracy: `make bench`."""
