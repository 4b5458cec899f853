#!/usr/bin/env bash
# Starts Berdaya without any network; the first time it installs itself in .venv.
# Menjalankan Berdaya tanpa jaringan; pertama kali memasang diri di .venv.
set -eu
cd "$(dirname "$0")"

for version in PYTHONS; do
  if command -v "python$version" >/dev/null 2>&1; then python="python$version"; break; fi
  if python3 -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$version')" 2>/dev/null
  then python=python3; break; fi
done
if [ -z "${python:-}" ]; then
  echo "Perlu Python PYTHONS. / Python PYTHONS is needed." >&2
  exit 1
fi

# installed on another computer: its Python is not here
.venv/bin/python -c "" 2>/dev/null || rm -f .venv/installed
if [ ! -f .venv/installed ]; then
  echo "Memasang, sekitar satu menit … / Installing, about a minute …"
  rm -rf .venv
  "$python" -m venv .venv || {
    echo "Pasang dulu / install first: sudo apt install python3-venv" >&2
    exit 1
  }
  # whatever pip is told on this laptop otherwise: an index, a proxy, a folder
  PIP_CONFIG_FILE=/dev/null .venv/bin/python -m pip --isolated install --quiet \
    --no-index --disable-pip-version-check --find-links wheels \
    --requirement app/requirements.txt
  touch .venv/installed
fi
store="$PWD/store"
venv="$PWD/.venv/bin/python"
cd app
exec "$venv" -m dashboard serve --store "$store" --open "$@"
