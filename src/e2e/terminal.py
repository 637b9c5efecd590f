"""Runs every command in a pseudo-terminal of 80 and 120 columns, against the emulator, and looks at what a person would see:

    src/e2e/terminal.py COMMAND...        for example: src/e2e/terminal.py ./relay

No line is wider than the terminal unless it is a single word; no word is cut, and none is missing that the same command
says into a pipe; nothing drives the terminal but colors; a line of progress is gone in the end; the exit code is the one
that is meant. A command of the tool that is not tried here is named, and fails. Needs moto with its server.
"""
import collections
import fcntl
import itertools
import json
import os
import pty
import re
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unicodedata
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

FIXTURES = Path("src/test/fixtures/terminal").resolve()
RELAY = [os.path.abspath(sys.argv[1]) if os.path.exists(sys.argv[1]) else sys.argv[1], *sys.argv[2:]]
COLUMNS = (80, 120)
TIMEOUT = 120
COLOR = re.compile(r"\x1b\[[0-9;]*m")
FINDING = "00000000-0000-4000-8000-00000000000{}"
# What one run says and the next says otherwise; and the signs that a line goes on, which a pipe does not have.
CHANGES = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}\S*|\d+|\\$")

# What changes nothing, before and after the first deployment: arguments and exit codes.
BEFORE = [
    (["validate"], {0}),
    (["validate", "-C", "../broken"], {3}),
    (["render", "--check"], {0}),
    (["prove"], {0}),
    (["route", "../event.json"], {0}),
    (["plan", "--base", "HEAD"], {0}),
    (["advise"], {0}),
    (["accounts", "list"], {0}),
    (["accounts", "add", "--dry-run", "--id", "777777777777", "--name", "新しいアカウント", "--owner", "payments"], {0}),
    (["accounts", "import", "--dry-run"], {0, 5}),
    (["coverage"], {0, 4, 5}),
    (["doctor"], {4, 5}),
    (["deploy", "--dry-run"], {0}),
    (["status"], {4, 5}),
    (["templates", "list"], {0}),
    (["templates", "copy", "no-such-template"], {2, 3}),
    (["templates", "reviewed", "no-such-template"], {2, 3}),
    (["comment", "no-such-file.md"], {2, 5}),
    (["issue", "--close"], {2, 5}),
    (["init", "--dry-run"], {0, 2, 3, 5, 6}),
    (["help"], {0}),
    (["no-such-command"], {2}),
]
AFTER = [
    (["plan", "--live"], {0}),
    (["deploy"], {0, 4}),
    (["status"], {0, 4, 5}),
    (["status", "--owner", "payments"], {0, 4, 5}),
    (["subscriptions", "list", "--all"], {0}),
    (["subscriptions", "repair"], {0}),
    (["subscriptions", "confirm", "abcdef", "--topic", "finding-relay-account-444455556666"], {0}),
    (["redeliver"], {0, 4, 5}),
    (["findings", "list"], {0}),
    (["findings", "list", "--summary"], {0}),
    (["findings", "show", FINDING.format(1)], {0}),
    (["findings", "archive", FINDING.format(2), "--reason", "intended"], {0}),
    (["findings", "reopen", FINDING.format(3), "--reason", "not intended"], {0, 3}),
    (["findings", "rescan", "arn:aws:s3:::a-bucket-with-a-name-that-is-rather-long-and-has-no-spaces"], {0}),
    (["findings", "preview", "no-such-rule"], {2, 3}),
    (["remind"], {0, 5}),
    (["analyzers", "list"], {0, 5}),
    (["analyzers", "delete", "--name", "left-behind"], {0, 2, 5}),
    (["notify-test", "444455556666"], {0, 4}),
]
# Programs, files for others and what deploys: nothing to look at in lines, or looked at by itself.
NOT_FOR_PEOPLE = {("completion",), ("templates", "show")}


def environment(endpoint):
    kept = {key: value for key, value in os.environ.items()
            if not key.startswith(("AWS_", "GITHUB_", "RELAY_")) and key not in ("COLUMNS", "NO_COLOR", "CI", "LINES")}
    return kept | {"TERM": "xterm", "RELAY_BUILD": "never", "AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": "testing",
                   "AWS_SECRET_ACCESS_KEY": "testing", "AWS_EC2_METADATA_DISABLED": "true"}


class Emulator:
    """A local AWS on a free port of the loopback interface."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.endpoint = f"http://127.0.0.1:{self.port}"
        self.process = subprocess.Popen(
            [sys.executable, "src/e2e/emulator.py", str(self.port), "--until-end-of-input"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(300):
            with socket.socket() as attempt:
                if attempt.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.2)
        raise SystemExit("the emulator has not started")

    def tell(self, what, content):
        urllib.request.urlopen(urllib.request.Request(
            f"{self.endpoint}/test/{what}", json.dumps(content).encode(), method="PUT")).read()

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def in_terminal(arguments, workspace, columns, variables):
    """All that is written to a terminal, and the exit code."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    process = subprocess.Popen(
        RELAY + arguments, cwd=workspace, env=variables, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs,
        start_new_session=True, preexec_fn=lambda: fcntl.ioctl(1, termios.TIOCSCTTY, 0))
    os.close(theirs)
    written = b""
    while True:
        try:
            some = os.read(ours, 65536)
        except OSError:
            break
        if not some:
            break
        written += some
    os.close(ours)
    return written.decode(), process.wait(TIMEOUT)


def in_pipe(arguments, workspace, variables):
    done = subprocess.run(RELAY + arguments, cwd=workspace, env=variables, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=TIMEOUT, check=False)
    return done.stdout.decode(), done.stderr.decode()


def width(character):
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def screen(written):
    """What is to be seen in the end, by line, and how wide the widest moment of each was."""
    lines = []
    for line in COLOR.sub("", written).replace("\r\n", "\n").split("\n"):
        cells, widest = [], 0
        for part in line.split("\r"):
            column = 0
            for character in part:
                cells[column:column + 1] = [character]
                column += 1
            widest = max(widest, sum(map(width, part.rstrip())))
        lines.append(("".join(cells).rstrip(), widest))
    return lines


def words(text):
    """Wide characters by themselves, since lines break between them; all else by spaces."""
    wide = "".join(character if width(character) == 2 else " " for character in text).split()
    narrow = "".join(" " if width(character) == 2 else character for character in text).split()
    return collections.Counter("".join(wide)) + collections.Counter(filter(None, (CHANGES.sub("", word) for word in narrow)))


def complaints(written, code, columns, pipe, codes):
    if code not in codes:
        yield f"exit code {code} instead of {sorted(codes)}"
    driving = set(re.findall(r"\x1b\[[^A-Za-z]*[A-Za-z]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", COLOR.sub("", written)))
    if driving:
        yield f"drives the terminal: {sorted(driving)}"
    lines = screen(written)
    for line, widest in lines:
        if widest > columns and len(line.split()) > 1:
            yield f"{widest} columns: {line}"
        if re.search(r"\[#* *\] ", line):
            yield f"progress stays: {line}"
    if pipe:
        shown = words("\n".join(line for line, _ in lines))
        # Where each row is a list, a heading without a word under it is left out.
        headings = words(pipe[0].split("\n", 1)[0])
        missing = words(pipe[0]) - shown - headings
        if missing:
            yield f"missing or cut: {dict(missing)}"
        # A source line is cut around what is wrong in it.
        added = {word for word in set(shown) - set(words(pipe[0] + pipe[1])) if "…" not in word}
        if added:
            yield f"not in a pipe: {sorted(added)}"


def leaves(workspace, variables):
    """The commands that there are, as the completion knows them."""
    script, _ = in_pipe(["completion", "bash"], workspace, variables)
    names = {tuple(found.split()) for found in re.findall(r'"\$\{COMP_WORDS\[0\]\} ([a-z -]+)"', script)}
    return {name for name in names if not any(other != name and other[:len(name)] == name for other in names)}


def main():
    if not os.path.exists(FIXTURES):
        raise SystemExit(f"{FIXTURES} is missing")
    emulator = Emulator()
    wrong = []
    tried = 0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(FIXTURES, folder, dirs_exist_ok=True)
        first = Path(folder, "workspace")
        workspaces = {columns: Path(folder, str(columns), "workspace") for columns in COLUMNS}
        variables = environment(emulator.endpoint)

        def run(case):
            arguments, codes, columns, pipe = case
            # Each width has its own, since one process at a time may write there.
            written, code = in_terminal(arguments, workspaces[columns], columns, variables)
            said = " ".join(["relay", *arguments])
            keep = os.environ.get("RELAY_SCREENS")
            if keep:
                Path(keep, re.sub(r"\W+", "-", said) + f"-{columns}.txt").write_text(written)
            return [f"{said} ({columns} columns): {one}" for one in complaints(written, code, columns, pipe, codes)]

        def look(cases):
            nonlocal tried
            piped = [(arguments, codes, in_pipe(arguments, first, variables)) for arguments, codes in cases]
            with ThreadPoolExecutor(len(COLUMNS)) as pool:
                for found in pool.map(lambda columns: [run((*case[:2], columns, case[2])) for case in piped], COLUMNS):
                    wrong.extend(itertools.chain(*found))
            tried += len(cases) * len(COLUMNS)

        git = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.com", "-C", str(first)]
        in_pipe(["render"], first, variables)
        subprocess.run([*git, "init", "-q"], check=True)
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-q", "-m", "As it was"], check=True)
        accounts = first / "accounts.yaml"
        accounts.write_text(accounts.read_text().replace("payments-oncall@", "payments-duty@"))
        in_pipe(["render"], first, variables)
        commands = leaves(first, variables)
        for workspace in workspaces.values():
            shutil.copytree(folder, workspace.parent, ignore=shutil.ignore_patterns(*map(str, COLUMNS)))
        look(BEFORE)
        wrong.extend(run((["deploy", "--execute"], {0}, 80, None)))
        emulator.tell("findings", json.loads((FIXTURES / "findings.json").read_text()))
        look(AFTER)
        done = {tuple(arguments[:length]) for arguments, _ in BEFORE + AFTER for length in (1, 2)}
        for command in sorted(commands - done - NOT_FOR_PEOPLE):
            wrong.append(f"relay {' '.join(command)} is not tried in a terminal: name it in src/e2e/terminal.py")
        look([([*command, "--help"], {0}) for command in sorted(commands)])
    emulator.close()
    if not commands:
        wrong.append("the completion names no command")
    for one in wrong:
        print(one, file=sys.stderr)
    print(f"terminal: {tried} outputs of {len(commands)} commands in 80 and 120 columns, {len(wrong)} complaints")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
