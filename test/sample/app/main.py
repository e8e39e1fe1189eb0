"""Keeps uploaded files in a folder, what is known of them in PostgreSQL and a counter in Redis."""

import os
import shutil
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import redis
from fastapi import FastAPI, HTTPException, UploadFile
from fastapi.responses import FileResponse
from pydantic import BaseModel

database_url = os.environ["DATABASE_URL"]
uploads = Path(os.environ["UPLOADS"])
version = os.environ.get("APP_VERSION", "dev")

app = FastAPI(title="Uploads", version=version)
cache = redis.Redis.from_url(os.environ["REDIS_URL"])


class Stored(BaseModel):
    id: UUID
    size: int


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok", "version": version}


@app.post("/uploads", status_code=201)
def store(file: UploadFile) -> Stored:
    upload = uuid4()
    path = uploads / str(upload)  # never the client's file name: it could lead out of the folder
    with path.open("wb") as target:
        shutil.copyfileobj(file.file, target)
    size = path.stat().st_size
    with psycopg.connect(database_url) as database:
        database.execute(
            "INSERT INTO uploads (id, name, size) VALUES (%s, %s, %s)",
            (upload, file.filename or "unnamed", size),
        )
    return Stored(id=upload, size=size)


@app.get("/uploads/{upload}")
def fetch(upload: UUID) -> FileResponse:
    with psycopg.connect(database_url) as database:
        row = database.execute("SELECT name FROM uploads WHERE id = %s", (upload,)).fetchone()
    if row is None:
        raise HTTPException(status_code=404)
    cache.incr("downloads")
    return FileResponse(uploads / str(upload), filename=row[0])
