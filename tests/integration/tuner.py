"""SimpleTuner's webhook events, shaped as its own code makes them."""

from typing import Any

TIMESTAMP = "2026-11-23T18:30:00+00:00"

type Event = dict[str, Any]


def _event(kind: str, job: str | None, **fields: object) -> Event:
    """Return an event of some kind, with what each of them has."""
    return {"type": kind, "job_id": job, "timestamp": TIMESTAMP, "severity": "info", **fields}


def status(step: int, *, total: int = 2000, job: str | None = "job-7", **data: object) -> Event:
    """Return what is told of each optimizer step."""
    progress = {
        "current": step,
        "total": total,
        "percent": step / total * 100,
        "eta_seconds": 600.0,
        "metrics": {"loss": 0.1234, "learning_rate": 1e-4, "epoch": 1},
    }
    state = {"global_step": step, "global_resume_step": 0, "first_epoch": 1, "total_num_steps": total}
    return _event(
        "training.status",
        job,
        title="Running",
        progress=progress,
        data={"status": "running", "final_epoch": 10, **state, **data},
    )


def begin(step: int = 0, *, job: str | None = "job-7", at: str = TIMESTAMP) -> Event:
    """Return what is told when training begins, or goes on from a step."""
    event = status(step, job=job, total_num_batches=100, total_batch_size=4, remaining_num_steps=2000 - step)
    return event | {"timestamp": at, "progress": event["progress"] | {"label": "Training initialisation"}}


def stage(key: str, *, state: str = "completed", job: str | None = "job-7", **data: object) -> Event:
    """Return what is told of a stage of its life."""
    stage = {"key": key, "label": key.replace("_", " ").title(), "status": state}
    return _event("lifecycle.stage", job, stage=stage, message="Training run complete.", data=data)


def complete(step: int = 2000, *, job: str | None = "job-7") -> Event:
    """Return what is told when all is done."""
    return stage("training_complete", job=job, state_of=None) | {"data": {"state": {"global_step": step}}}


def large(event: Event) -> Event:
    """Return an event with the whole configuration at its end, as the last one of a run has it."""
    arguments = {f"an_argument_of_the_training_{number}": None for number in range(570)}
    return {**event, "data": {"state": {"args": arguments, **event["data"]["state"]}}}


def failed(job: str | None = "job-7") -> Event:
    """Return what is told when training has failed."""
    return _event("training.status", job, severity="error", title="Failed", data={"status": "failed"})


def fatal(job: str | None = "job-7") -> Event:
    """Return what is told just before that."""
    return _event("notification", job, severity="error", title="Fatal Error", message="No", data={"status": "error"})


# What changes nothing, whenever it comes.
OTHERS = {
    "a launch": _event("notification", "job-7", message="Training job has started, configuration has begun."),
    "an error in passing": _event("notification", "job-7", severity="error", message="Could not initialize trackers."),
    "a line of its log": _event("log.message", "job-7", severity="error", message="CUDA out of memory"),
    "a stage": stage("init_load_base_model"),
    "a stage that runs": stage("training_complete", state="running"),
    "a stage without a key": _event("lifecycle.stage", "job-7", stage={}),
    "a checkpoint": _event("training.checkpoint", "job-7", checkpoint={"path": "output/checkpoint-500"}),
    "a fault": _event("gpu.fault", "job-7", severity="critical", fault={"type": "thermal"}),
    "a status without a step": _event("training.status", "job-7", data={"status": "running"}),
    "a status of no kind": _event("training.status", "job-7", data=[], progress=7),
    "a step that is none": _event("training.status", None, data={"status": "running", "global_step": "many"}),
    "anything else": {"type": ""},
}
