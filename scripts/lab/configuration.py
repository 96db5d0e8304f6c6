"""What the configuration.yaml of the lab's Home Assistant says."""

from typing import Final

# Only what a person needs to see the integration at work: a small Home Assistant starts in three seconds.
BASE: Final = """\
frontend:
  themes: !include_dir_merge_named themes
config:
history:
logbook:
energy:
system_health:
automation: !include automations.yaml
recorder:
  commit_interval: 1
logger:
  default: warning
  logs:
    custom_components.training_energy: info
"""

# Only what actions, questions and states need: it starts in half the time, for what starts it again and again.
LEAN: Final = """\
config:
recorder:
  commit_interval: 1
logger:
  default: warning
  logs:
    custom_components.training_energy: info
"""

# A meter that a person reads and types in: a helper has no device class, so a sensor with one shows its value.
HAND_READ_METER: Final = """\
input_number:
  hand_read_meter:
    name: Type it in
    icon: mdi:counter
    min: 0
    max: 999999
    step: 0.001
    mode: box
    unit_of_measurement: kWh
template:
  - sensor:
      - name: Hand-read meter
        unique_id: hand_read_meter
        unit_of_measurement: kWh
        device_class: energy
        state_class: total_increasing
        availability: "{{ has_value('input_number.hand_read_meter') }}"
        state: "{{ states('input_number.hand_read_meter') }}"
"""
