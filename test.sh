#!/usr/bin/env bash
# Installs what the tests need, then runs every test, the browser's included.
# The last line is the sum over all of them: N passed, N failed. Nothing is skipped; a test program that cannot run counts as failed.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DEBIAN_FRONTEND=noninteractive

# Debian packages, by the command each is needed for.
missing=()
while read -r command package; do
  command -v "$command" >/dev/null || missing+=("$package")
done <<'LIST'
chromium chromium
ffmpeg ffmpeg
espeak-ng espeak-ng
strace strace
nginx nginx-light
pg_ctlcluster postgresql
systemd-analyze systemd
LIST
if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing: ${missing[*]}"
  sudo=(); [ "$(id -u)" = 0 ] || sudo=(sudo)
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

dotnet run --project models/Restore -- --clips
dotnet build Kiosk.sln --nologo -v quiet

results=artifacts/tests
rm -rf "$results"
mkdir -p "$results"
passed=0
failed=0
for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  echo "== $name"
  # A test program prints one summary line: Total: n, Errors: n, Failed: n, Skipped: n, Not Run: n, …
  dotnet exec "artifacts/bin/$name/debug/$name.dll" -noColor 2>&1 | tee "$results/$name.log" || true
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

echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
