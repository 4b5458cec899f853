"""Make sure a chromium is there for the browser tests, or say the one command."""

import os
import shutil
import subprocess
import sys


def main() -> int:
    if chromium():
        return 0
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=True)
        return 0 if chromium() else 1
    print("The browser tests need chromium. Type: sudo apt-get install chromium")
    return 1


def chromium() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)


if __name__ == "__main__":
    sys.exit(main())
