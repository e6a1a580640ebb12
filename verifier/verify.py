#!/usr/bin/env python3
"""Checks an exported stream or a whole organisation, with nothing but SHA-256 and Ed25519.

It shares no code with the server and needs no key that opens anything: facts stay sealed.
usage: verify.py FILE [--head HEX]... [--server-key HEX] [--whole]
exit:  0 whole, 1 found wrong, 2 usage, 3 no usable openssl command
"""
import argparse
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

SPKI = bytes.fromhex("302a300506032b6570032100")  # DER of an Ed25519 public key, without its 32 bytes (RFC 8410)
ZERO = bytes(32)
# RFC 8032, 7.1, TEST 2: an openssl that cannot verify this cannot verify anything.
CONTROL = [bytes.fromhex(part) for part in (
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
HEADER = 118  # suite 1, organisation 16, stream 16, fact 16, compartment 1, key version 4, author 32, body digest 32


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def number(value, size=8, signed=False):
    return value.to_bytes(size, "big", signed=signed)


def binary(value, size=None):
    found = bytes.fromhex(value)
    if found.hex() != value or (size is not None and len(found) != size):
        raise ValueError(f"{value[:40]!r} is not lowercase hex of {size or 'some'} bytes")
    return found


class Check:
    def __init__(self, export, folder):
        if export.get("format") != "pamoja stream export 1" or export.get("suite") != 1:
            raise ValueError("format or suite is not one this verifier knows")
        self.export, self.folder, self.findings = export, folder, []
        self.organisation = binary(export["organisation"], 16)
        self.server = binary(export["server_key"], 32)
        self.heads, self.head_of, self.commits, self.used = [], {}, {}, {}

    def wrong(self, kind, where, says):
        self.findings.append(f"{kind}: {where}: {says}")

    def signed(self, key, message, signature):
        """Ed25519 by the openssl command."""
        paths = [pathlib.Path(self.folder, name) for name in ("key", "message", "signature")]
        for path, content in zip(paths, (SPKI + key, message, signature)):
            path.write_bytes(content)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", paths[0],
                   "-rawin", "-in", paths[1], "-sigfile", paths[2]]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def check_heads(self):
        """Each head follows from the one before, and the server signed it."""
        previous = ZERO
        for expected, entry in enumerate(self.export["heads"], 1):
            where, links, stated = f"head {expected}", [binary(link, 32) for link in entry["links"]], binary(entry["head"], 32)
            if entry["number"] != expected:
                self.wrong("dropped or reordered", where, f"head {entry['number']} stands in its place")
            if binary(entry["previous"], 32) != previous:
                self.wrong("dropped or reordered", where, "does not follow from the head before")
            head = sha(b"pamoja/head/1", self.organisation, number(entry["number"]), binary(entry["previous"], 32),
                       number(len(links), 4), *links)
            if head != stated:
                self.wrong("altered", where, "is not the digest of its links")
            if not self.signed(self.server, b"pamoja/head-sign/1" + stated, binary(entry["signature"], 64)):
                self.wrong("altered", where, "is not signed by the server's key")
            for at, link in enumerate(links):
                if link in self.head_of:
                    self.wrong("applied twice", where, f"holds link {link.hex()[:16]} again")
                self.head_of[link] = (expected, at)
            previous = stated
            self.heads.append(stated)

    def check_commits(self):
        """Each commit was signed by its author over exactly these facts."""
        for entry in self.export["commits"]:
            stated, author = binary(entry["id"], 32), binary(entry["author"], 32)
            digests, signature = [binary(digest, 32) for digest in entry["digests"]], binary(entry["signature"], 64)
            message = b"".join([b"pamoja/commit/1", number(1, 1), self.organisation, author,
                                binary(entry["command"], 16), binary(entry["command_digest"], 32),
                                binary(entry["previous"], 32), number(len(digests), 4), *digests])
            where = f"commit {stated.hex()[:16]}"
            if stated in self.commits:
                self.wrong("applied twice", where, "stands twice")
            if sha(b"pamoja/commit-id/1", message, signature) != stated:
                self.wrong("altered", where, "its id is not its digest")
            if not self.signed(author, message, signature):
                self.wrong("altered", where, "is not signed by its author")
            self.commits[stated] = (author, digests)

    def check_fact(self, where, stream, fact):
        """The fact is what its author signed, and stands where it says. Gives its digest."""
        header, sealed = binary(fact["header"]), binary(fact["sealed"])
        if len(header) != HEADER or header[0] != 1:
            raise ValueError(f"{where}: the header has not the form of suite 1")
        digest = sha(b"pamoja/fact/1", number(len(header), 4), header, sealed)
        if header[1:17] != self.organisation or header[17:33] != stream:
            self.wrong("foreign", where, "was written for another stream or organisation")
        commit = binary(fact["commit"], 32)
        author, digests = self.commits.get(commit, (None, []))
        if author is None:
            self.wrong("foreign", where, "its commit is not in the file")
        elif digest not in digests:
            self.wrong("altered", where, "is not what its author signed")
        elif author != header[54:86]:
            self.wrong("foreign", where, "names another author than its commit")
        if (commit, digest) in self.used:
            self.wrong("applied twice", where, f"is the same fact as {self.used[commit, digest]}")
        self.used[commit, digest] = where
        if "body" in fact and sha(binary(fact["body"])) != header[86:118]:
            self.wrong("altered", where, "the disclosed body is not what was sealed")
        return digest

    def check_streams(self):
        """Positions, links and the organisation-wide order have no gap and no change."""
        places = []
        for stream in self.export["streams"]:
            name, previous, last = binary(stream["stream"], 16), ZERO, 0
            for expected, fact in enumerate(stream["facts"], 1):
                where = f"stream {name.hex()[:8]} fact {expected}"
                digest, position = self.check_fact(where, name, fact), fact["position"]
                if position != last + 1:
                    self.wrong("dropped" if position > last + 1 else "reordered", where,
                               f"position {position} follows position {last}")
                link, stated = sha(b"pamoja/link/1", self.organisation, name, number(position), previous, digest,
                                   binary(fact["commit"], 32), number(fact["sequence"]),
                                   number(fact["received"], signed=True)), binary(fact["link"], 32)
                if link != stated:
                    self.wrong("altered or reordered", where, "its link does not follow from what stands here")
                if stated not in self.head_of:
                    self.wrong("foreign or tail cut", where, "no head holds its link")
                else:
                    places.append((fact["sequence"], self.head_of.pop(stated), where))
                previous, last = stated, position
        places.sort()
        for (earlier, place, _), (later, after, where) in zip(places, places[1:]):
            if earlier == later or place > after:
                self.wrong("reordered", where, f"sequence {later} does not follow the order of the heads")

    def run(self, witnessed, server_key, whole):
        if not self.signed(*CONTROL):
            raise FileNotFoundError
        self.check_heads()
        self.check_commits()
        self.check_streams()
        for head in set(witnessed) - set(self.heads):
            self.wrong("tail cut or rewritten", "chain", f"the witnessed head {head.hex()[:16]} is not in it")
        if server_key not in (None, self.server):
            self.wrong("foreign", "server key", "is not the one given")
        if whole:
            for link, (head, _) in self.head_of.items():
                self.wrong("dropped", f"head {head}", f"the fact of its link {link.hex()[:16]} is not in the file")
            have = {digest for _, digest in self.used}
            for commit, (_, digests) in self.commits.items():
                for digest in (each for each in digests if each not in have):
                    self.wrong("dropped", f"commit {commit.hex()[:16]}", f"its fact {digest.hex()[:16]} is not in the file")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--head", action="append", default=[], help="a head printed, backed up or witnessed earlier")
    parser.add_argument("--server-key", help="the public key the server is known by")
    parser.add_argument("--whole", action="store_true", help="the file must hold every fact of the organisation")
    given = parser.parse_args()
    try:
        heads, key = [binary(head, 32) for head in given.head], given.server_key and binary(given.server_key, 32)
        text = pathlib.Path(given.file).read_bytes()
    except (ValueError, OSError) as error:
        parser.error(str(error))
    try:
        with tempfile.TemporaryDirectory() as folder:
            check = Check(json.loads(text), folder)
            check.run(heads, key, given.whole)
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        print(f"altered: file: it has not the form of an export: {type(error).__name__}: {error}\n1 found wrong")
        return 1
    except FileNotFoundError:
        print("no openssl command that verifies Ed25519: apt-get install openssl (3 or newer)", file=sys.stderr)
        return 3
    last = check.heads[-1].hex() if check.heads else "none"
    print("\n".join(check.findings + [f"server key {check.server.hex()}, last head {last}"]))
    print(f"{len(check.head_of)} links of the heads are of facts that this file does not hold (--whole forbids that)")
    print(f"{len(check.used)} facts, {len(check.commits)} commits, {len(check.heads)} heads: "
          + (f"{len(check.findings)} found wrong" if check.findings else "whole"))
    return 1 if check.findings else 0


if __name__ == "__main__":
    sys.exit(main())
