"""What reading one PDF may take."""

SECONDS = 120
"""of the processor"""
MEMORY = 2 << 30
"""bytes"""
PAGES = 3_000
SIGNS = 1_500_000
