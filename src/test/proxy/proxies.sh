#!/bin/sh
# Makes sure that the tests behind proxies find nginx and HAProxy, and that of the README curl. The Maven build calls it before the integration tests.
#   proxies.sh --install=true|false
# With --install=true what is missing comes from the distribution's packages.
set -eu

install=false
for argument in "$@"; do
  case $argument in
    --install=*) install=${argument#--install=} ;;
    *) echo "proxies.sh: unknown argument $argument" >&2; exit 2 ;;
  esac
done

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

# Debian keeps servers where only root looks.
PATH=$PATH:/usr/sbin:/usr/local/sbin
missing=
for name in nginx haproxy curl; do
  if path=$(command -v "$name"); then
    echo "Program for the tests: $path"
  else
    missing="$missing $name"
  fi
done
[ -n "$missing" ] || exit 0

[ "$install" = true ] || fail "The tests behind real proxies and by curl are NOT run: they need$missing. Type, as root:" \
  "    mvn verify -Dbrowser.install"
[ "$(id -u)" -eq 0 ] || fail "Missing:$missing, and only root can install. Type:" \
  "    sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing"
command -v apt-get >/dev/null || fail "Missing:$missing, and there is no apt-get here. Install it, then try again."

# A package of a server would start it; the tests start their own.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod +x "$policy"
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
# shellcheck disable=SC2086
apt-get install -q -y --no-install-recommends $missing
for name in $missing; do
  command -v "$name" >/dev/null || fail "The package $name was installed, but it is not to be found."
done
