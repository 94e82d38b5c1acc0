"""A mail server on this machine that behaves as badly as a test wants."""

import socket
import threading

FINE = {
    **dict.fromkeys(("EHLO", "MAIL", "RCPT", "RSET"), "250 ok"),
    "DATA": "354 go on",
    ".": "250 taken",
    "QUIT": "221 bye",
}
DROP, SILENT = "drop", "silent"


class PostOffice:
    """`moods` is a list of answers by word, one per connection; the last one stays. `letters` is what was taken."""

    def __init__(self, *moods):
        self.moods, self.letters, self.visits = list(moods) or [{}], [], 0
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self._open, daemon=True).start()

    def close(self):
        self.door.close()

    def _open(self):
        while True:
            try:
                visitor, _ = self.door.accept()
            except OSError:
                return
            mood = self.moods.pop(0) if len(self.moods) > 1 else self.moods[0]
            self.visits += 1
            threading.Thread(target=self._serve, args=(visitor, {**FINE, **mood}), daemon=True).start()

    def _serve(self, visitor, answers):
        with visitor, visitor.makefile("rwb") as line:
            if answers.get("hello") == SILENT:
                visitor.recv(1)
                return
            self._say(line, "220 post office")
            while word := line.readline().decode().strip():
                if not self._answer(line, answers, word[:4].upper()):
                    return

    def _answer(self, line, answers, word):
        said = answers[word]
        if said != DROP:
            self._say(line, said)
        if word == "DATA" and said.startswith("354"):
            letter = b"".join(iter(line.readline, b".\r\n")).decode()
            said = answers["."]
            if said.startswith("250") or said == DROP:
                self.letters.append(letter)
            if said != DROP:
                self._say(line, said)
        return said != DROP and word != "QUIT"

    def _say(self, line, said):
        line.write(said.encode() + b"\r\n")
        line.flush()
