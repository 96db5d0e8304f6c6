"""What a rig's book comes to at this moment, worked out once for all who say it."""

from datetime import timedelta
from typing import Final

from homeassistant.util import dt as dt_util

from .ledger import (
    Book,
    Facts,
    Figures,
    Meter,
    Projection,
    Quality,
    Session,
    Totals,
    Track,
    facts_of,
    figures_of,
    projection_of,
)
from .settings import Settings

UNTAUGHT: Final = Facts()
# By so many readings a meter is known: from then on one that reports each second teaches nothing new within a lesson.
KNOWN: Final = 32
LESSON: Final = timedelta(seconds=30)


class Reckoner:
    """Works out the figures of a rig.

    `figures` are those of the session last started, `confirmed` the same without rises of the
    meter that are not believed yet, `projection` is where it will end, `benchmark` the
    figures by which further steps are priced, `totals` the sums over all sessions and
    `facts` what is known of each meter, all as of the last change or heartbeat.
    """

    def __init__(self, settings: Settings) -> None:
        """Begin with an empty book."""
        self.settings = settings
        self.book = Book(meters=tuple(Meter(key=key) for key in settings.meters), rules=settings.rules)
        self.facts = dict.fromkeys(settings.meters, UNTAUGHT)
        self._tracks: dict[str, Track] = {}
        self.reckon()

    def figures_of(self, session: Session) -> Figures:
        """Return the figures of a session as it was returned, as of now where it runs."""
        now = dt_util.utcnow()
        return figures_of(session, now, unseen=self.book.unseen(session, now))

    def projection_of(self, session: Session, figures: Figures) -> Projection:
        """Return where a session as it was returned will end."""
        is_regular = all(facts.quality not in (None, Quality.IRREGULAR) for facts in self.facts.values())
        return projection_of(session, figures, is_regular=is_regular)

    def reckon(self) -> None:
        """Work out the figures of this moment."""
        now = dt_util.utcnow()
        self.figures: Figures | None = None
        self.confirmed: Figures | None = None
        self.projection = Projection()
        if (shown := self.book.shown) is not None:
            viewed = self.book.view(shown)
            self.figures = self.confirmed = self.figures_of(viewed)
            self.projection = self.projection_of(viewed, self.figures)
            if any(meter.open_counts for meter in self.book.meters):
                self.confirmed = figures_of(self.book.believed(shown, now), now)
        known = None if shown is None or self.figures is None else (shown.id, self.figures)
        self.benchmark: Figures | None = self.book.benchmark_figures(now, known=known)
        known = None if shown is None or self.confirmed is None else (shown.id, self.confirmed)
        self.totals: Totals = self.book.totals(now, known=known)
        self.learn()

    def learn(self) -> bool:
        """Take in what the meters have taught; return whether that is worth telling."""
        is_news = False
        for meter in self.book.meters:
            known = self.facts.get(meter.key, UNTAUGHT)
            if meter.track is not self._tracks.get(meter.key) and self._is_due(meter, known):
                self._tracks[meter.key] = meter.track
                facts = facts_of(meter)
                if not facts.is_like(known):
                    self.facts[meter.key] = facts
                    is_news = True
        return is_news

    def _is_due(self, meter: Meter, known: Facts) -> bool:
        """Return whether a meter may have taught something: one that is known hardly does with each reading."""
        learnt, points = self._tracks.get(meter.key), meter.track.points
        if learnt is None or min(len(learnt.points), len(points)) < KNOWN or known.resets != meter.resets:
            return True
        return abs(points[-1].at - learnt.points[-1].at) >= LESSON
