#!/bin/sh
# Makes sure that the browser tests find a Chromium. The Maven build calls it before the integration tests.
#   chromium.sh --executable=PATH --install=true|false
# An empty PATH means: look for one. With --install=true a missing one comes from the distribution's packages.
# The headless shell is the same engine without the browser's own windows, and opens a page at a third of the
# cost: it is preferred, and installed where the distribution has it.
set -eu

executable=
install=false
for argument in "$@"; do
  case $argument in
    --executable=*) executable=${argument#--executable=} ;;
    --install=*) install=${argument#--install=} ;;
    *) echo "chromium.sh: unknown argument $argument" >&2; exit 2 ;;
  esac
done

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

find_browser() {
  for name in chromium-headless-shell chromium chromium-browser google-chrome; do
    if path=$(command -v "$name"); then
      echo "Browser for the tests: $path"
      return 0
    fi
  done
  return 1
}

if [ -n "$executable" ]; then
  [ -x "$executable" ] || fail "-Dbrowser.executable=$executable is not an executable file."
  echo "Browser for the tests: $executable"
  exit 0
fi

export DEBIAN_FRONTEND=noninteractive
may_install() {
  [ "$install" = true ] && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null
}

if may_install && ! command -v chromium-headless-shell >/dev/null; then
  # An older distribution has no such package: then chromium alone will do.
  { apt-get update -q && apt-get install -q -y --no-install-recommends chromium chromium-headless-shell; } \
    || echo "The package chromium-headless-shell is not to be had here."
fi
find_browser && exit 0

other="or name one: mvn verify -Dbrowser.executable=/path/to/chromium"
[ "$install" = true ] || fail "The browser tests need Chromium, and there is none. Type, as root:" \
  "    mvn verify -Dbrowser.install" "$other"
[ "$(id -u)" -eq 0 ] || fail "Chromium is missing, and only root can install it. Type:" \
  "    sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium" "$other"
command -v apt-get >/dev/null || fail "Chromium is missing, and there is no apt-get here. Install Chromium," "$other"

apt-get update -q
apt-get install -q -y --no-install-recommends chromium
find_browser || fail "The package chromium was installed, but no Chromium is on the PATH."
