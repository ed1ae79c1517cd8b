"""The page that others are compared with: bare Flask, one row from SQLite, a tiny template, the same server.

`python -m benchmarks.bare FOLDER` answers until it is stopped.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from flask import Flask, g, render_template
from jinja2 import DictLoader
from waitress import create_server

PAGE = "<!DOCTYPE html><html lang=en><title>{{ row[1] }}</title><h1>{{ row[1] }}</h1><p>Row {{ row[0] }}</p></html>"


def application(database: Path) -> Flask:
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS thing (id INTEGER PRIMARY KEY, name TEXT)")
        connection.executemany("INSERT OR IGNORE INTO thing VALUES (?, ?)", [(n, f"Thing {n}") for n in range(100)])
    connection.close()
    app = Flask(__name__)
    app.jinja_loader = DictLoader({"page.html": PAGE})

    @app.get("/")
    def page() -> str:
        g.database = sqlite3.connect(database)
        row = g.database.execute("SELECT id, name FROM thing WHERE id = ?", (7,)).fetchone()
        return render_template("page.html", row=row)

    @app.teardown_appcontext
    def close(_: BaseException | None) -> None:
        if "database" in g:
            g.database.close()

    return app


def main() -> None:
    server = create_server(application(Path(sys.argv[1]) / "bare.db"), host="127.0.0.1", port=0, threads=4, ident=None)
    sys.stderr.write(f"The bare page is at http://127.0.0.1:{server.effective_port} \n")
    sys.stderr.flush()
    server.run()


if __name__ == "__main__":
    main()
