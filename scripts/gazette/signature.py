"""签名: an Ed25519 signature of the manifest, in the form of minisign, so that `minisign -V` checks it too."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key


class KeyUnusable(Exception):
    """The private key cannot be read, or is none for Ed25519; says what to do, in Chinese."""


def read_key(path: Path, ask: Callable[[], str]) -> Ed25519PrivateKey:
    """The private key (私钥) in a PEM file, as `openssl genpkey -algorithm ed25519` makes it.

    `ask` gives the passphrase, and is called only where the file has one. Raises :class:`KeyUnusable`.
    """
    try:
        pem = path.read_bytes()
    except OSError:
        raise KeyUnusable(f"{path}：读不到私钥；核对路径和权限") from None
    try:
        locked = b"ENCRYPTED" in pem
        key = load_pem_private_key(pem, ask().encode() if locked else None)
    except EOFError:
        raise KeyUnusable(f"{path}：私钥有口令，这里没有终端可以输入；到终端里运行") from None
    except (ValueError, TypeError, UnsupportedAlgorithm):
        # TypeError: an empty passphrase, or one where none is asked for.
        raise KeyUnusable(f"{path}：不是 PEM 私钥，或口令不对；核对后重试") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyUnusable(f"{path}：不是 Ed25519 私钥；用 openssl genpkey -algorithm ed25519 生成")
    return key


def public_key(key: Ed25519PrivateKey) -> str:
    """公钥: the line that begins with RW, which the publisher makes known."""
    return _encoded(b"Ed" + _key_id(key) + key.public_key().public_bytes_raw())


def sign(content: bytes, key: Ed25519PrivateKey, comment: str) -> str:
    """The text of a `.minisig` file; its grammar is at :func:`gazette.verify.check_signature`."""
    signature = key.sign(hashlib.blake2b(content).digest())
    overall = key.sign(signature + comment.encode())
    return (
        f"untrusted comment: {public_key(key)}\n"
        f"{_encoded(b'ED' + _key_id(key) + signature)}\n"
        f"trusted comment: {comment}\n"
        f"{_encoded(overall)}\n"
    )


def _key_id(key: Ed25519PrivateKey) -> bytes:
    """Which key it was, to tell a wrong key from a wrong signature; made from the key, so that it is always the same."""
    return hashlib.blake2b(key.public_key().public_bytes_raw(), digest_size=8).digest()


def _encoded(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
