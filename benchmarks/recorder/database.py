"""What is in a recorder's database, and how large it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from sqlalchemy import Connection, Engine, text

STATES: Final = "SELECT COUNT(*) FROM states"
STATISTICS: Final = "SELECT (SELECT COUNT(*) FROM statistics) + (SELECT COUNT(*) FROM statistics_short_term)"
# The rows of the meters themselves, which are there without us.
PLUGS: Final = (
    "SELECT COUNT(*) FROM states JOIN states_meta USING (metadata_id) WHERE states_meta.entity_id LIKE 'sensor.plug%'"
)
# What each kind of database has to do first: SQLite to write into its file what waits beside it, PostgreSQL to
# give back what its own upkeep, which goes by the clock on the wall, would have.
TIDY: Final[Mapping[str, tuple[str, ...]]] = {
    "sqlite": ("PRAGMA wal_checkpoint(TRUNCATE)",),
    "postgresql": ("VACUUM FULL",),
    "mysql": (),
}
BYTES: Final[Mapping[str, str]] = {
    "sqlite": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
    "postgresql": "SELECT pg_database_size(current_database())",
    "mysql": "SELECT SUM(file_size) FROM information_schema.innodb_sys_tablespaces "
    "WHERE name LIKE CONCAT(DATABASE(), '/%')",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Rows by sort, and bytes on disk."""

    states: int
    plugs: int
    statistics: int
    size: int

    @classmethod
    def of(cls, engine: Engine) -> Self:
        """Return what is in a database now."""
        kind = engine.dialect.name
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for order in TIDY[kind]:
                connection.execute(text(order))
            return cls(
                states=_number(connection, STATES),
                plugs=_number(connection, PLUGS),
                statistics=_number(connection, STATISTICS),
                size=_number(connection, BYTES[kind]),
            )

    def since(self, before: Self) -> Self:
        """Return what has come since before."""
        return type(self)(
            states=self.states - before.states,
            plugs=self.plugs - before.plugs,
            statistics=self.statistics - before.statistics,
            size=self.size - before.size,
        )


def _number(connection: Connection, question: str) -> int:
    """Return the one number that answers a question."""
    return int(connection.execute(text(question)).scalar_one())
