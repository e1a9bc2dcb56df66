#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""gate.py REGISTRY FOLDER: stands before a registry, and is a proxy for whatever name one asks it for.

Its address goes to FOLDER/address. What befalls the next requests stands in FOLDER/faults, one line each, and goes from
there once it has happened:
  cut                the next content ends in its middle
  hang               the next content stops in its middle, until whoever asked has gone
  busy SECONDS       the next content is answered 429, to be asked for again after so many seconds
  limit              the next manifest is answered 429 as Docker Hub does when somebody has pulled too much
What happened goes to FOLDER/log, a line each.
"""
import http.client
import http.server
import json
import os
import select
import socket
import sys
import threading

REGISTRY = sys.argv[1]
FOLDER = sys.argv[2]
LOCK = threading.Lock()
KEPT = ("content-type", "content-range", "docker-content-digest", "location", "www-authenticate", "docker-upload-uuid", "range")


def tell(line):
    with LOCK, open(os.path.join(FOLDER, "log"), "a", encoding="utf-8") as log:
        log.write(line + "\n")


def fault(path):
    """What is to befall a GET of this path: its words, or nothing."""
    kinds = ("cut", "hang", "busy") if "/blobs/" in path else ("limit",) if "/manifests/" in path else ()
    name = os.path.join(FOLDER, "faults")
    with LOCK:
        if not os.path.exists(name):
            return []
        with open(name, encoding="utf-8") as file:
            lines = file.read().splitlines()
        for line in lines:
            if line.split()[0] in kinds:
                lines.remove(line)
                with open(name, "w", encoding="utf-8") as file:
                    file.write("".join(each + "\n" for each in lines))
                return line.split()
    return []


class Gate(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_CONNECT(self):
        tell("CONNECT " + self.path)
        host, port = REGISTRY.rsplit(":", 1)
        with socket.create_connection((host, int(port))) as there:
            self.wfile.write(b"HTTP/1.1 200 Connected\r\n\r\n")
            self.wfile.flush()
            ends = {self.connection: there, there: self.connection}
            while True:
                for end in select.select(list(ends), [], [])[0]:
                    piece = end.recv(65536)
                    if not piece:
                        self.close_connection = True
                        return
                    ends[end].sendall(piece)

    def refuse(self, seconds, message):
        body = json.dumps({"errors": [{"code": "TOOMANYREQUESTS", "message": message}]}).encode()
        self.send_response(429)
        self.send_header("Retry-After", seconds)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def pass_on(self):
        path = self.path
        if path.startswith("http://"):
            tell("PROXY " + path)
            path = "/" + path.split("/", 3)[3]
        asked = self.headers.get("Range", "")
        words = fault(path) if self.command == "GET" else []
        tell(" ".join([self.command, path, asked, *words]).strip())
        if words[:1] == ["busy"]:
            return self.refuse(words[1], "not so fast")
        if words[:1] == ["limit"]:
            return self.refuse("21600", "You have reached your pull rate limit.")
        there = http.client.HTTPConnection(REGISTRY)
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        there.request(self.command, path, body, {n: v for n, v in self.headers.items() if n.lower() not in ("connection", "proxy-connection")})
        answer = there.getresponse()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() in KEPT:
                self.send_header(name, value)
        length = answer.getheader("Content-Length", "0")
        self.send_header("Content-Length", length)
        self.end_headers()
        content = b"" if self.command == "HEAD" else answer.read()
        if words == ["cut"]:
            self.wfile.write(content[: len(content) // 2])
            self.close_connection = True
            return None
        if words == ["hang"]:
            self.wfile.write(content[: len(content) // 2])
            self.wfile.flush()
            tell("HANGS")
            self.connection.recv(1)
            self.close_connection = True
            return None
        self.wfile.write(content)
        return None

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = pass_on


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Gate)
server.daemon_threads = True
with open(os.path.join(FOLDER, "address.new"), "w", encoding="utf-8") as own:
    own.write("127.0.0.1:%d" % server.server_address[1])
os.rename(os.path.join(FOLDER, "address.new"), os.path.join(FOLDER, "address"))
server.serve_forever()
