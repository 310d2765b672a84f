"""What a house's convention changes: nothing here is a fault, and nothing is looked for where no convention is chosen."""

from __future__ import annotations

from cleanup.typography.faults import Fault

QUOTE_MARKS = Fault("quote-marks", "The house has chosen the quotation marks of this convention.")
APOSTROPHE = Fault("apostrophe", "The house has chosen a convention that writes the apostrophe ’.")
DASH = Fault("dash", "The house has chosen a convention that sets a dash between words in its own way.")
NUMBER_RANGE = Fault("number-range", "The house has chosen a convention that writes a dash between two numbers.")
ELLIPSIS = Fault("ellipsis", "The house has chosen a convention that writes the sign … for three dots.")
DIGIT_GROUPS = Fault("digit-groups", "The house has chosen a convention that parts thousands with another sign.")
DECIMAL_SIGN = Fault("decimal-sign", "The house has chosen a convention that writes decimals after another sign.")
PERCENT = Fault("percent", "The house has chosen a convention that sets the sign % in its own way.")
STOP_SPACE = Fault("stop-space", "The house has chosen a convention that sets a no-break space before this stop.")

CHOICES = tuple(value for value in tuple(globals().values()) if isinstance(value, Fault))
