CREATE TABLE uploads (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  size bigint NOT NULL,
  stored_at timestamptz NOT NULL DEFAULT now()
);
