"""What people build by hand for the same figures: a utility meter, an automation that resets it, and templates."""

from typing import Final

SHARED: Final = """\
input_number:
  price:
    {{min: 0, max: 10, step: 0.0001, initial: 0.2}}
"""
RIG: Final = """\
input_boolean:
  rig_{rig}_training:
    name: Rig {rig} trains
input_number:
  rig_{rig}_steps:
    min: 0
    max: 1000000000
    mode: box
utility_meter:
  rig_{rig}_session_energy:
    source: {meter}
automation:
  - alias: Rig {rig} starts
    triggers:
      - trigger: state
        entity_id: input_boolean.rig_{rig}_training
        to: "on"
    actions:
      - action: utility_meter.calibrate
        target:
          entity_id: sensor.rig_{rig}_session_energy
        data:
          value: "0"
template:
  - sensor:
      - name: Rig {rig} session cost
        unique_id: rig_{rig}_session_cost
        unit_of_measurement: EUR
        device_class: monetary
        state: >-
          {{{{ states('sensor.rig_{rig}_session_energy') | float(0) * states('input_number.price') | float(0) }}}}
      - name: Rig {rig} cost per step
        unique_id: rig_{rig}_cost_per_step
        unit_of_measurement: EUR/step
        state_class: measurement
        availability: "{{{{ states('input_number.rig_{rig}_steps') | float(0) > 0 }}}}"
        state: >-
          {{{{ states('sensor.rig_{rig}_session_cost') | float(0) / states('input_number.rig_{rig}_steps') | float }}}}
      - name: Rig {rig} steps per currency
        unique_id: rig_{rig}_steps_per_currency
        unit_of_measurement: steps/EUR
        state_class: measurement
        availability: "{{{{ states('sensor.rig_{rig}_session_cost') | float(0) > 0 }}}}"
        state: >-
          {{{{ states('input_number.rig_{rig}_steps') | float(0) / states('sensor.rig_{rig}_session_cost') | float }}}}
      - name: Rig {rig} session duration
        unique_id: rig_{rig}_session_duration
        unit_of_measurement: h
        device_class: duration
        state: >-
          {{{{ (now() - states.input_boolean.rig_{rig}_training.last_changed).total_seconds() / 3600 }}}}
      - name: Rig {rig} average power
        unique_id: rig_{rig}_average_power
        unit_of_measurement: W
        device_class: power
        state_class: measurement
        availability: "{{{{ states('sensor.rig_{rig}_session_duration') | float(0) > 0 }}}}"
        state: >-
          {{{{ states('sensor.rig_{rig}_session_energy') | float(0) * 1000
            / states('sensor.rig_{rig}_session_duration') | float }}}}
"""


def packages(meters: list[str]) -> dict[str, str]:
    """Return the configuration for so many meters, as packages by name: each rig has its own."""
    rigs = {f"rig_{rig}": RIG.format(rig=rig, meter=meter) for rig, meter in enumerate(meters)}
    return {"shared": SHARED.format(), **rigs}
