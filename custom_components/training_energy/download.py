"""Where files of sessions are downloaded."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from aiohttp import web

from homeassistant.components.http import KEY_HASS, HomeAssistantView
from homeassistant.components.http.auth import SIGN_QUERY_PARAM
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util, slugify

from .const import DOMAIN
from .export import PATH, async_exported, form_of
from .formats import Form
from .inputs import Inputs
from .lookups import FILTERS, query_of

if TYPE_CHECKING:
    from .coordinator import TrainingEnergyConfigEntry

TYPES: Final = {Form.CSV: "text/csv", Form.JSON: "application/json"}


class ExportView(HomeAssistantView):
    """Gives out the sessions of a rig to whoever may ask Home Assistant something, or has a signed address."""

    url = PATH
    name = f"api:{DOMAIN}:export"

    async def get(self, request: web.Request, entry_id: str) -> web.Response:
        """Return the sessions that the address asks for as a file to be kept."""
        hass = request.app[KEY_HASS]
        entry: TrainingEnergyConfigEntry | None = hass.config_entries.async_get_entry(entry_id)
        if entry is None or entry.domain != DOMAIN or entry.state is not ConfigEntryState.LOADED:
            return self.json_message("There is no such rig, or it is not running", HTTPStatus.NOT_FOUND)
        asked = [item for item in request.query.items() if item[0] != SIGN_QUERY_PARAM]
        if len(dict(asked)) < len(asked) or not {field for field, _ in asked} <= {"format", *FILTERS}:
            return self.json_message("The address asks for something else than sessions", HTTPStatus.BAD_REQUEST)
        inputs = Inputs(dict(asked))
        try:
            form, query = form_of(inputs), query_of(inputs)
        except ServiceValidationError as error:
            return self.json_message(str(error), HTTPStatus.BAD_REQUEST)
        text = await async_exported(entry.runtime_data, query, form)
        today = dt_util.now().date().isoformat()
        name = f"training-energy-{slugify(entry.title, separator='-')}-{today}.{form.value}"
        return web.Response(
            body=text.encode(),
            content_type=TYPES[form],
            charset="utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


@callback
def async_setup_download(hass: HomeAssistant) -> None:
    """Have files downloaded from all rigs."""
    hass.http.register_view(ExportView)
