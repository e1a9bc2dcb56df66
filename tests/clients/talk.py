# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests to one engine over its socket, and what it answered, written down in a form that can be compared."""

import http.client
import io
import json
import re
import socket
import struct
import time
import urllib.parse

API = "/v1.41"
IMAGE = "localhost/darse/starter:latest"
PATIENCE = 60


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=PATIENCE)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(PATIENCE)
        self.sock.connect(self.path)


def streams(data):
    """What was said on each stream: how the bytes are cut into frames is nobody's promise."""
    said = {}
    while data:
        if len(data) < 8 or data[0] > 2 or data[1:4] != b"\0\0\0":
            return None
        length = struct.unpack(">I", data[4:8])[0]
        said[str(data[0])] = said.get(str(data[0]), "") + data[8:8 + length].decode(errors="replace")
        data = data[8 + length:]
    return said


class Engine:
    """One engine in one scene. Answers of get, post, delete and so on are written down; those of quietly() are not."""

    def __init__(self, path, root):
        self.path = path
        self.root = root
        self.answers = []

    def quietly(self, method, path, body=None, headers=None):
        connection = UnixConnection(self.path)
        try:
            sent = dict(headers or {})
            data = None
            if body is not None:
                data = body if isinstance(body, (bytes, str)) else json.dumps(body)
                sent.setdefault("Content-Type", "application/json")
            connection.request(method, API + path, data, sent)
            answer = connection.getresponse()
            return answer.status, answer.getheader("Content-Type") or "", answer.read()
        finally:
            connection.close()

    def note(self, label, status, kind, data):
        self.answers.append((label, {"status": status, "type": kind, "body": self.understood(kind, data)}))
        return self.answers[-1][1]["body"]

    def understood(self, kind, data):
        text = data.decode(errors="replace")
        if kind.startswith("application/json"):
            try:
                return json.loads(text)
            except ValueError:
                try:
                    return [json.loads(line) for line in text.splitlines()]
                except ValueError:
                    return text
        said = streams(data)
        return text if said is None else said

    def ask(self, method, path, body=None, headers=None, only=None):
        """`only`: what of the answer is compared."""
        status, kind, data = self.quietly(method, path, body, headers)
        if only is not None and status < 300:
            data = json.dumps(only(json.loads(data))).encode()
        return self.note(f"{method} {path}", status, kind, data)

    def get(self, path, **options):
        return self.ask("GET", path, **options)

    def post(self, path, body=None, **options):
        return self.ask("POST", path, body, **options)

    def delete(self, path, **options):
        return self.ask("DELETE", path, **options)

    def taken_over(self, path, said=b"", body=None, during=None, upgrades=True):
        """A request whose connection becomes a stream: `during` happens once it has, then `said` is sent."""
        stream = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        stream.settimeout(PATIENCE)
        with stream:
            stream.connect(self.path)
            data = b"" if body is None else json.dumps(body).encode()
            head = [f"POST {API}{path} HTTP/1.1", "Host: localhost", f"Content-Length: {len(data)}"]
            if data:
                head.append("Content-Type: application/json")
            if upgrades:
                head += ["Connection: Upgrade", "Upgrade: tcp"]
            stream.sendall("\r\n".join(head + ["", ""]).encode() + data)
            got = b""
            while b"\r\n\r\n" not in got:
                piece = stream.recv(65536)
                if not piece:
                    break
                got += piece
            top, _, got = got.partition(b"\r\n\r\n")
            status = int(top.split()[1])
            fields = http.client.parse_headers(io.BytesIO(top.partition(b"\r\n")[2] + b"\r\n\r\n"))
            if status < 300:
                if during:
                    during()
                if said:
                    stream.sendall(said)
                    stream.shutdown(socket.SHUT_WR)
            length = fields.get("Content-Length")
            while length is None or len(got) < int(length):
                piece = stream.recv(65536)
                if not piece:
                    break
                got += piece
        return self.note(f"stream {path}", status, fields.get("Content-Type") or "", got)

    def websocket(self, path, said=b""):
        """A WebSocket: what its messages say together, and how it is taken leave of."""
        stream = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        stream.settimeout(PATIENCE)
        with stream:
            stream.connect(self.path)
            head = [f"GET {API}{path} HTTP/1.1", "Host: localhost", "Origin: http://localhost", "Connection: Upgrade", "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="]
            stream.sendall("\r\n".join(head + ["", ""]).encode())
            wire = stream.makefile("rb")
            status = int(wire.readline().split()[1])
            fields = http.client.parse_headers(wire)
            if status != 101:
                return self.note(f"websocket {path}", status, fields.get("Content-Type") or "",
                                 wire.read(int(fields.get("Content-Length") or 0)))
            if said:
                # A client's frames are masked; with zeros that changes nothing.
                stream.sendall(bytes([0x82, 0x80 | len(said)]) + bytes(4) + said)
            text = b""
            while True:
                top = wire.read(2)
                if len(top) < 2 or top[0] & 15 == 8:
                    break
                length = top[1] & 127
                if length == 126:
                    length = struct.unpack(">H", wire.read(2))[0]
                text += wire.read(length)
        last = "goodbye" if len(top) == 2 else "nothing"
        self.answers.append((f"websocket {path}", {"status": status, "type": "", "body": {"said": sorted(text.decode().split()), "last": last}}))

    def until(self, path, holds):
        """Waits until the answer to a question is as it should be."""
        deadline = time.monotonic() + PATIENCE
        while True:
            status, _, data = self.quietly("GET", path)
            if status == 200 and holds(json.loads(data)):
                return
            if time.monotonic() > deadline:
                raise TimeoutError(f"never came true: {path}")
            time.sleep(0.02)

    def create(self, name, *command, quiet=False, **config):
        body = {"Image": IMAGE, **config}
        if command:
            body["Cmd"] = list(command)
        ask = self.quietly if quiet else self.ask
        return ask("POST", f"/containers/create?name={name}", body)

    def run(self, name, *command, **config):
        """A container that was created and started, without which the scene makes no sense."""
        status, kind, data = self.create(name, *command, quiet=True, **config)
        if status == 201:
            status, kind, data = self.quietly("POST", f"/containers/{name}/start")
        if status != 204:
            raise RuntimeError(f"{name} does not run: {status} {data!r}")

    def sleeper(self, name, **config):
        self.run(name, "sleep", "1000", **config)

    def ended(self, name, *command, **config):
        self.run(name, *command, **config)
        self.quietly("POST", f"/containers/{name}/wait")
        self.until(f"/containers/{name}/json", lambda it: it["State"]["Status"] == "exited")

    def clear(self):
        """Takes away all that a scene has left."""
        for one in json.loads(self.quietly("GET", "/containers/json?all=1")[2]):
            self.quietly("DELETE", f"/containers/{one['Id']}?force=1&v=1")
        for one in json.loads(self.quietly("GET", "/networks")[2]):
            if one["Name"] not in ("bridge", "host", "none"):
                self.quietly("DELETE", f"/networks/{one['Id']}")
        for one in json.loads(self.quietly("GET", "/volumes")[2])["Volumes"] or []:
            self.quietly("DELETE", f"/volumes/{one['Name']}?force=1")


def filters(**wanted):
    return "filters=" + urllib.parse.quote(json.dumps(wanted))


HEX = re.compile(r"\b[0-9a-f]{64}\b")
SHORT = re.compile(r"\b[0-9a-f]{12}\b")
TIME = re.compile(r"\b(?!0001)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
AGE = re.compile(r"\b(Less than a second|\d+ seconds?)( ago)?\b")
MAC = re.compile(r"\b[0-9a-f]{2}(:[0-9a-f]{2}){5}\b")
ADDRESS = re.compile(r"\b(?!0\.0\.0\.0|127\.|10\.231\.[1-9])\d{1,3}(\.\d{1,3}){3}\b")


def plain(value, root):
    """What every run has otherwise is the same everywhere: identities, times, addresses, places."""
    if isinstance(value, dict):
        if str(value.get("HostPort")).isdigit() and int(value["HostPort"]) >= 32768:
            value = {**value, "HostPort": "<port>"}
        return {HEX.sub("<id>", key): plain(one, root) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one, root) for one in value]
    if not isinstance(value, str):
        return value
    value = value.replace(root, "<root>")
    value = AGE.sub("<seconds>", value)
    for pattern, word in ((HEX, "<id>"), (SHORT, "<short>"), (TIME, "<time>"), (MAC, "<mac>"), (ADDRESS, "<address>")):
        value = pattern.sub(word, value)
    return value
