@echo off
rem Starts Berdaya without any network; the first time it installs itself in .venv.
rem Menjalankan Berdaya tanpa jaringan; pertama kali memasang diri di .venv.
setlocal
cd /d "%~dp0"

set "PYTHON="
for %%V in (PYTHONS) do (
  if not defined PYTHON py -%%V -c "" >nul 2>&1 && set "PYTHON=py -%%V"
)
for %%V in (PYTHONS) do (
  if not defined PYTHON python -c "import sys; sys.exit('%%d.%%d' %% sys.version_info[:2] != '%%V')" >nul 2>&1 && set "PYTHON=python"
)
if not defined PYTHON (
  echo Perlu Python PYTHONS. / Python PYTHONS is needed.
  pause
  exit /b 1
)

rem installed on another computer: its Python is not here
if exist .venv\installed .venv\Scripts\python -c "" >nul 2>&1 || del .venv\installed
if not exist .venv\installed (
  echo Memasang, sekitar satu menit ... / Installing, about a minute ...
  if exist .venv rmdir /s /q .venv
  %PYTHON% -m venv .venv || goto failed
  rem whatever pip is told on this laptop otherwise: an index, a proxy, a folder
  set "PIP_CONFIG_FILE=nul"
  .venv\Scripts\python -m pip --isolated install --quiet --no-index --disable-pip-version-check --find-links wheels --requirement app\requirements.txt || goto failed
  echo.>.venv\installed
)
cd app
..\.venv\Scripts\python -m dashboard serve --store ..\store --open %*
if errorlevel 1 pause
exit /b

:failed
echo Pemasangan gagal; lihat pesan di atas. / Installing failed; see the message above.
pause
exit /b 1
