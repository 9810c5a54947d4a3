"""Attacks on the whole product (make fuzz): each a function of chance that tries once, and raises where something fell."""
