"""Why Home Assistant does not answer, and what to do about it, for a person who does not read OpenSSL."""

from __future__ import annotations

import socket
import ssl

import pytest

from tests.client.fake import FakeHomeAssistant, Fault
from tests.client.helpers import Do
from training_energy_client.causes import reason, remedy


def certificate_error(code: int, message: str) -> ssl.SSLCertVerificationError:
    """Return what is raised for a certificate."""
    error = ssl.SSLCertVerificationError(1, f"[SSL: CERTIFICATE_VERIFY_FAILED] {message} (_ssl.c:1000)")
    error.verify_code, error.verify_message = code, message
    return error


def tls_error(name: str) -> ssl.SSLError:
    """Return what is raised for something that is no TLS."""
    error = ssl.SSLError(1, f"[SSL: {name}] no TLS (_ssl.c:1000)")
    error.reason = name
    return error


CAUSES = {
    "a certificate of one's own": (certificate_error(18, "self-signed certificate"), "self-signed", "SSL_CERT_FILE"),
    "a certificate for another name": (certificate_error(62, "Hostname mismatch"), "hostname mismatch", "by the name"),
    "an old certificate": (certificate_error(10, "certificate has expired"), "has expired", "Renew"),
    "https where it is http": (tls_error("WRONG_VERSION_NUMBER"), "wrong version number", "http://"),
    "a wrong name": (socket.gaierror(-2, "Name or service not known"), "name or service not known", "IP address"),
    "a wrong port": (ConnectionRefusedError(111, "Connection refused"), "connection refused", "8123"),
    "http where it is https": (ConnectionResetError(104, "Connection reset by peer"), "reset", "https://"),
    "nobody there": (socket.timeout("timed out"), "timed out", "Check the address"),
    "anything else": (OSError(5, "Input/output error"), "input/output error", ""),
    "something without words": (OSError(), "OSError".replace("O", "o", 1), ""),
}


@pytest.mark.parametrize(("error", "why", "how"), CAUSES.values(), ids=CAUSES)
def test_cause_has_a_remedy(error: Exception, why: str, how: str) -> None:
    """Where one is known."""
    assert why in reason(error)
    assert (how in remedy(error)) if how else remedy(error) == ""


def test_doctor_says_the_remedy(do: Do, fake: FakeHomeAssistant) -> None:
    """In the line of what is wrong."""
    fake.down()
    code, out, _ = do("doctor")
    assert code == 1
    assert "connection refused. Check that Home Assistant runs" in out


def test_doctor_sees_that_it_is_another_server(do: Do, fake: FakeHomeAssistant) -> None:
    """Such as the one of a printer."""
    fake.always = Fault.NOT_FOUND
    code, out, _ = do("doctor")
    assert code == 1
    assert "is not Home Assistant. Check TRAINING_ENERGY_URL." in out
