"""Why there was no answer, and what to do about that."""

from __future__ import annotations

import socket
import ssl

# As OpenSSL numbers what is wrong with a certificate: nobody known has signed it, or it is for another name.
_UNKNOWN_SIGNERS = (18, 19, 20, 21)
_OTHER_NAME = 62


def reason(error: Exception) -> str:
    """Return why there was no answer, in words."""
    if isinstance(error, ssl.SSLCertVerificationError):
        text = error.verify_message
    elif isinstance(error, ssl.SSLError):
        text = (error.reason or str(error)).replace("_", " ").lower()
    else:
        text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return text[:1].lower() + text[1:].rstrip(".")


def remedy(error: Exception) -> str:
    """Return what to do about it in a sentence, nothing where that is not known."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _remedy_of_certificate(error)
    if isinstance(error, ssl.SSLError):
        return "If it is an address without a certificate, it begins with http://."
    if isinstance(error, socket.gaierror):
        return "Check the name, or give the IP address instead."
    if isinstance(error, ConnectionRefusedError):
        return "Check that Home Assistant runs, and the port (8123 unless you changed it)."
    if isinstance(error, (ConnectionResetError, socket.timeout)):
        return "Check the address; one with a certificate begins with https://."
    return ""


def _remedy_of_certificate(error: ssl.SSLCertVerificationError) -> str:
    """Return what to do about a certificate."""
    if error.verify_code in _UNKNOWN_SIGNERS:
        return "If it is your own certificate, set SSL_CERT_FILE to its file."
    if error.verify_code == _OTHER_NAME:
        return "Give the address by the name that its certificate is for."
    return "Renew the certificate, and check the clock of this machine."
