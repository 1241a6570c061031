#!/usr/bin/env python3
"""May this file be delivered? Sends it, follows the job to its end, prints the verdict. Needs the standard library alone.

    FFPROBE_API_URL=http://127.0.0.1:8080 FFPROBE_API_KEY=… python3 deliver.py film.mp4 [policy]

Exit code: 0 pass or warn, 1 fail, 2 not evaluated or error.
"""

import json
import os
import sys
import urllib.error
import urllib.request
import uuid
from pathlib import Path

BASE = os.environ["FFPROBE_API_URL"].rstrip("/")
KEY = os.environ["FFPROBE_API_KEY"]


def ask(path, data=None, headers=None):
    """One request; an error reply is a problem document (RFC 9457) with a stable code."""
    request = urllib.request.Request(BASE + path, data=data, headers={"X-API-Key": KEY, **(headers or {})})
    try:
        return urllib.request.urlopen(request)
    except urllib.error.HTTPError as error:
        problem = json.load(error)
        sys.exit(f"refused: {error.code} {problem['code']}: {problem['detail']}")


class Form:
    """A multipart form whose file is read while it is sent."""

    def __init__(self, file, **fields):
        self.boundary = uuid.uuid4().hex
        parts = "".join(
            f'--{self.boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in fields.items()
        )
        head = f'--{self.boundary}\r\nContent-Disposition: form-data; name="file"; filename="{file.name}"\r\n\r\n'
        self.head = (parts + head).encode()
        self.tail = f"\r\n--{self.boundary}--\r\n".encode()
        self.file = file

    @property
    def headers(self):
        length = len(self.head) + self.file.stat().st_size + len(self.tail)
        return {"Content-Type": f"multipart/form-data; boundary={self.boundary}", "Content-Length": str(length)}

    def __iter__(self):
        yield self.head
        with self.file.open("rb") as stream:
            while chunk := stream.read(1 << 20):
                yield chunk
        yield self.tail


def events(path):
    """The events of a job until its end; `progress` and `snapshot` say how far it is."""
    with ask(path, headers={"Accept": "text/event-stream"}) as stream:
        name = None
        for line in stream:
            field, _, value = line.decode().rstrip("\n").partition(": ")
            if field == "event":
                name = value
            elif field == "data":
                yield name, json.loads(value)


def main():
    file, policy = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "playable"
    form = Form(file, policy=policy, **{"async": "true"})
    job = json.load(ask("/api/v1/probe/file", iter(form), form.headers))
    for name, data in events(f"/api/v1/probe/analyses/{job['id']}/events"):
        if name == "progress":
            print(f"{data['stage']}  {(data['fraction'] or 0):.0%}", file=sys.stderr)
    analysis = json.load(ask(f"/api/v1/probe/analyses/{job['id']}"))
    if analysis["status"] != "completed":
        sys.exit(f"{analysis['status']}: {analysis['error']}" if analysis["error"] else analysis["status"])
    verdict = analysis["verdict"]
    for rule in verdict["rules"]:
        if rule["result"] not in ("pass", "not_applicable"):
            print(f"{rule['result']}: {rule['id']}: {rule['message']}")
    print(verdict["result"])
    return {"pass": 0, "warn": 0, "fail": 1}.get(verdict["result"], 2)


if __name__ == "__main__":
    sys.exit(main())
