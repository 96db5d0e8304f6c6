"""Names and defaults that more than one room of the integration needs."""

from decimal import Decimal
from typing import Final

DOMAIN: Final = "training_energy"

CONF_METERS: Final = "meters"
CONF_PRICE: Final = "price"
CONF_PRICE_ENTITY: Final = "price_entity"
CONF_MAX_POWER: Final = "max_power"
CONF_POWER_ENTITY: Final = "power_entity"
CONF_BOUNDARY_CORRECTION: Final = "boundary_correction"

# kW; more than the mains fuse of a home lets through: three phases of 35 A at 230 V are 24 kW.
DEFAULT_MAX_POWER: Final = 25.0

# kW; a hall of machines rather than a home. A slip of the keyboard is larger still.
LARGEST_MAX_POWER: Final = 1000.0

# Characters; what Home Assistant takes as a state, and a rig's name must fit there.
LONGEST_NAME: Final = 255

# What steps and money end at: above any run and any bill, and exact for every reader of JSON.
LARGEST_NUMBER: Final = 10**12

# Money and steps: what a unit of money affords, in fine-tunes of a usual length.
DEFAULT_BUDGET: Final = Decimal(1)
DEFAULT_STEPS_PER_RUN: Final = 1600
