#!/bin/sh
# Makes sure that the browser tests find a Chromium. Called by the Maven build before the integration tests.
#   chromium.sh EXECUTABLE INSTALL
# EXECUTABLE: value of -Dbrowser.executable, or empty. INSTALL: value of -Dbrowser.install; anything but "false" or
# "" allows an installation from the distribution's packages.
set -eu

executable=${1:-}
install=${2:-false}

found() {
  for name in chromium chromium-browser google-chrome; do
    if path=$(command -v "$name"); then
      echo "browser: $path"
      return 0
    fi
  done
  return 1
}

if [ -n "$executable" ]; then
  if [ -x "$executable" ]; then
    echo "browser: $executable"
    exit 0
  fi
  echo "browser: -Dbrowser.executable=$executable is not an executable file" >&2
  exit 1
fi

if found; then
  exit 0
fi

if [ "$install" = false ] || [ -z "$install" ]; then
  echo "browser: the browser tests need Chromium and none was found. Type (as root):" >&2
  echo "    mvn verify -Dbrowser.install" >&2
  echo "or point to one: mvn verify -Dbrowser.executable=/path/to/chromium" >&2
  exit 1
fi

if [ "$(id -u)" -ne 0 ]; then
  echo "browser: Chromium is missing and only root can install it. Type:" >&2
  echo "    sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium" >&2
  exit 1
fi

if ! command -v apt-get >/dev/null; then
  echo "browser: Chromium is missing and this system has no apt-get. Install Chromium, then type:" >&2
  echo "    mvn verify -Dbrowser.executable=/path/to/chromium" >&2
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -q -y --no-install-recommends chromium
found
