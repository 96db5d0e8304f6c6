"""What the automation editor, the calendar and the repairs offer, on a real Home Assistant."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from lab import furnish, websocket
from lab.home import Home
from lab.rest import Json
from lab.wait import until

from .meter import WallMeter
from .rig import SECONDS, Rig

# The beat that notices what only time brings.
BEAT = 30


def test_an_automation_hears_of_a_session(home: Home, rig: Rig, wall_meter: WallMeter) -> None:
    """By the triggers and the condition that the editor offers, with what they carry, over a restart."""
    event, switch = rig.entities["event", "session"], rig.entities["switch", "session"]
    config = {
        "alias": "Tell of training",
        "triggers": [
            {"trigger": "training_energy.session_started", "target": {"entity_id": event}},
            {"trigger": "training_energy.session_settled", "target": {"entity_id": event}},
        ],
        "actions": [
            {
                "action": "persistent_notification.create",
                "data": {
                    "notification_id": "{{ trigger.to_state.attributes.event_type }}",
                    "message": "{{ trigger.to_state.attributes.name }}: {{ trigger.to_state.attributes.energy }} kWh, "
                    "{{ 'running' if is_running else 'over' }}",
                },
            }
        ],
        "variables": {"is_running": f"{{{{ is_state('{switch}', 'on') }}}}"},
        "mode": "queued",
    }
    home.rest.post("/api/config/automation/config/training", config)
    home.process.stop()
    home.start()
    rig.ask("start_session", name="LoRA")
    wall_meter.show("351.899")
    rig.ask("stop_session", steps=2000)
    until(lambda: len(messages(home)) == len(config["triggers"]), seconds=SECONDS, what="both were told")
    assert messages(home) == {"started": "LoRA: 0.0 kWh, running", "settled": "LoRA: 0.211 kWh, over"}


def messages(home: Home) -> dict[str, str]:
    """Return the notifications of Home Assistant by their ids."""
    return {row["notification_id"]: row["message"] for row in websocket.ask(home.rest, "persistent_notification/get")}


def test_a_calendar_has_the_session(home: Home, rig: Rig, wall_meter: WallMeter) -> None:
    """With its name, and what it came to."""
    rig.ask("start_session", name="Night LoRA")
    wall_meter.show("351.899")
    rig.ask("stop_session", steps=2000)
    start, end = (quote((datetime.now(UTC) + timedelta(days=days)).isoformat()) for days in (-1, 1))
    [entry] = home.rest.get(f"/api/calendars/{rig.entities['calendar', 'sessions']}?start={start}&end={end}")
    assert entry["summary"] == "Night LoRA"
    assert entry["description"] == "Completed: 0.211 kWh, 0.0422 USD, 2000 steps"


def test_a_forgotten_session_is_stopped_by_its_repair(home: Home, rig: Rig, wall_meter: WallMeter) -> None:
    """At the time at which it went idle, over a restart in between."""
    rig.set_options(idle_power=80, idle_timeout=5)
    rig.ask("start_session", name="Forgotten")
    wall_meter.show("351.788")
    until(lambda: issues(home), seconds=3 * BEAT, what="a repair is offered")
    home.process.stop()
    home.start()
    until(lambda: issues(home), seconds=SECONDS, what="the repair is offered after the restart")
    since = home.rest.state(rig.entities["sensor", "status"])
    assert since is not None
    flow = home.rest.post("/api/repairs/issues/fix", {"handler": furnish.DOMAIN, "issue_id": issues(home)[0]})
    assert flow["menu_options"] == ["stop", "leave"]
    done = home.rest.post(f"/api/repairs/issues/fix/{flow['flow_id']}", {"next_step_id": "stop"})
    assert done["type"] == "create_entry"
    [session] = rig.ask("list_sessions")["sessions"]
    assert session["ended_at"] == since["attributes"]["idle_since"]
    assert issues(home) == []


def issues(home: Home) -> list[Json]:
    """Return the ids of our repairs."""
    listed = websocket.ask(home.rest, "repairs/list_issues")["issues"]
    return [issue["issue_id"] for issue in listed if issue["domain"] == furnish.DOMAIN]
