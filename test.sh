#!/usr/bin/env bash
# Installs what the tests need, then runs every test, the browser's included.
# The last line is the sum over all of them: N passed, N failed. Nothing is skipped; a test program that cannot run counts as failed.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DEBIAN_FRONTEND=noninteractive
export XUNIT_PRINT_MAX_STRING_LENGTH=0 # what failed is said whole
export DOTNET_TieredPGO=0 # hundreds of short runs: none lives long enough to gain by watching itself

# Debian packages, by the command each is needed for.
missing=()
while read -r command package; do
  command -v "$command" >/dev/null || missing+=("$package")
done <<'LIST'
chromium chromium
chromium-headless-shell chromium-headless-shell
ffmpeg ffmpeg
espeak-ng espeak-ng
strace strace
nginx nginx-light
pg_ctlcluster postgresql
systemd-analyze systemd
faketime faketime
LIST
/sbin/ldconfig -p | grep -q 'libgtk-3\.so\.0' || missing+=(libgtk-3-0) # OpenCV, which tests decode pictures with, is linked with it
if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing: ${missing[*]}"
  sudo=(); [ "$(id -u)" = 0 ] || sudo=(sudo)
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

dotnet tool restore
dotnet restore Kiosk.sln --locked-mode
dotnet csharpier check .
dotnet run --project models/Restore -- --clips
dotnet build Kiosk.sln -c Release --nologo -v quiet

# The tests start the programs as they are installed: compiled beforehand, a start takes a third less of the processor.
export PROGRAMS=$PWD/artifacts/programs
rm -rf "$PROGRAMS"
for program in QueueServer KioskDevice DisplayBoard; do
  dotnet publish "$program" -c Release --use-current-runtime --self-contained false -p:PublishReadyToRun=true -o "$PROGRAMS/$program" --nologo -v quiet
done

export results=artifacts/tests
rm -rf "$results"
mkdir -p "$results"

# Runs a test program, forty minutes at most, and prints what it said once it has ended: two at a time stay readable.
run() {
  timeout 2400 dotnet exec "artifacts/bin/$1/release/$1.dll" -noColor "${@:2}" >"$results/$1.log" 2>&1 || true
  flock "$results" sed "1s/^/== $1\n/" "$results/$1.log"
}
export -f run

# Those without a browser two at a time, the last by name first: the longest stand there. What the others promise of time, they promise on a machine
# of their own; FaceEngine.Tests promises nothing of it, and takes what they leave of the processors: last in its own session, too, where the kernel
# shares them out by session.
names=$(for project in tests/*.Tests/*.csproj; do basename "$project" .csproj; done)
browsers='DisplayBoard.Tests|EndToEnd.Tests|KioskDevice.Tests'
patient='FaceEngine.Tests'
grep -vxE "$browsers|$patient" <<<"$names" | sort -r | xargs -P 2 -I{} bash -c 'run {}'
setsid nice -n 19 bash -c '{ echo 19 >/proc/self/autogroup; } 2>/dev/null || true; run "$0"' "$patient" &
for name in $(grep -xE "$browsers" <<<"$names"); do run "$name"; done
wait

# What a browser is served: types, lint and unit tests of the pages.
(cd tests/pages && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && node check.js) >"$results/pages.log" 2>&1 || true
sed "1s/^/== pages\n/" "$results/pages.log"

passed=0
failed=0
for name in pages $names; do
  # A test program prints one summary line: Total: n, Errors: n, Failed: n, Skipped: n, Not Run: n, …
  if summary=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+, Not Run: [0-9]+' "$results/$name.log" | tail -n 1); then
    read -r total errors wrong skipped notrun < <(sed -E 's/.*Total: ([0-9]+), Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+), Not Run: ([0-9]+).*/\1 \2 \3 \4 \5/' <<<"$summary")
    bad=$((errors + wrong + skipped + notrun))
    [ "$total" -gt 0 ] || bad=1
    passed=$((passed + total - wrong - skipped - notrun))
    failed=$((failed + bad))
  else
    echo "$name ended without a summary"
    failed=$((failed + 1))
  fi
done

# Once more at the end, where whoever looks at a long log looks first: what failed, and what it said.
for name in pages $names; do
  grep -E -A 15 '\[FAIL\]|^✖|^not ok| error ' "$results/$name.log" | head -n 100 | sed "1s/^/\n== failed: $name\n/" || true
done

echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
