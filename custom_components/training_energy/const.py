"""Names and defaults that more than one room of the integration needs."""

from decimal import Decimal
from typing import Any, Final

DOMAIN: Final = "training_energy"

# What stands beside each repair: the page that has a row for it.
LEARN_MORE: Final = "https://training-energy.github.io/training-energy/troubleshooting/#repairs"

CONF_METERS: Final = "meters"
CONF_PRICE: Final = "price"
CONF_PRICE_ENTITY: Final = "price_entity"
CONF_MAX_POWER: Final = "max_power"
CONF_POWER_ENTITY: Final = "power_entity"
CONF_BOUNDARY_CORRECTION: Final = "boundary_correction"
CONF_IDLE_POWER: Final = "idle_power"
CONF_IDLE_TIMEOUT: Final = "idle_timeout"
CONF_SILENCE_TIMEOUT: Final = "silence_timeout"
CONF_CARBON_INTENSITY: Final = "carbon_intensity"
CONF_CARBON_INTENSITY_ENTITY: Final = "carbon_intensity_entity"
CONF_SESSION_BUDGET: Final = "session_budget"
CONF_START_ABOVE: Final = "start_above"
CONF_START_AFTER: Final = "start_after"
CONF_STOP_BELOW: Final = "stop_below"
CONF_STOP_AFTER: Final = "stop_after"
CONF_MINIMUM_ENERGY: Final = "minimum_energy"
CONF_MINIMUM_TIME: Final = "minimum_time"
CONF_KEEP_SESSIONS: Final = "keep_sessions"
CONF_WEBHOOK: Final = "webhook"
# Kept beside it; no form asks for it.
CONF_WEBHOOK_ID: Final = "webhook_id"

# kW; more than the mains fuse of a home lets through: three phases of 35 A at 230 V are 24 kW.
DEFAULT_MAX_POWER: Final = 25.0

# s; a break is shorter, and a night that nobody watches is longer.
DEFAULT_IDLE_TIMEOUT: Final = 7200
# s; loading a model takes the power up and down for about as long.
DEFAULT_START_AFTER: Final = 60
# s; a run that writes a checkpoint, or draws samples, rests for less.
DEFAULT_STOP_AFTER: Final = 300
# s; whoever waits longer than a month does not wait.
LONGEST_WAIT: Final = 31 * 24 * 3600

# s; the power is remembered for three hours.
LONGEST_STAY: Final = 2 * 3600

# kW; a hall of machines rather than a home. A slip of the keyboard is larger still.
LARGEST_MAX_POWER: Final = 1000.0

# Characters; what Home Assistant takes as a state, and a rig's name must fit there.
LONGEST_NAME: Final = 255

# What steps and money end at: above any run and any bill, and exact for every reader of JSON.
LARGEST_NUMBER: Final = 10**12

# Money and steps: what a unit of money affords, in fine-tunes of a usual length.
DEFAULT_BUDGET: Final = Decimal(1)
DEFAULT_STEPS_PER_RUN: Final = 1600

# What holds where a field is left empty; the others are off then.
DEFAULTS: Final[dict[str, Any]] = {
    CONF_MAX_POWER: DEFAULT_MAX_POWER,
    CONF_BOUNDARY_CORRECTION: True,
    CONF_IDLE_TIMEOUT: DEFAULT_IDLE_TIMEOUT,
    CONF_SILENCE_TIMEOUT: 0,
    CONF_START_AFTER: DEFAULT_START_AFTER,
    CONF_STOP_AFTER: DEFAULT_STOP_AFTER,
    CONF_MINIMUM_ENERGY: 0,
    CONF_MINIMUM_TIME: 0,
    CONF_KEEP_SESSIONS: 0,
    CONF_WEBHOOK: False,
}
