"""What a rig's book comes to at this moment, worked out once for all who say it."""

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
        self.facts = {meter: Facts() for meter in settings.meters}
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
        self.benchmark: Figures | None = self.book.benchmark_figures(now)
        self.totals: Totals = self.book.totals(now)
        self.learn()

    def learn(self) -> bool:
        """Take in what the meters have taught; return whether that is worth telling."""
        is_news = False
        for meter in self.book.meters:
            if self._tracks.get(meter.key) is not meter.track:
                self._tracks[meter.key] = meter.track
                facts = facts_of(meter)
                if not facts.is_like(self.facts.get(meter.key, Facts())):
                    self.facts[meter.key] = facts
                    is_news = True
        return is_news
