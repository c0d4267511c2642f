# shellcheck shell=bash
# What ./squatcoach and ./test share: saying things, Debian packages, the .NET SDK. Sourced, never run; expects $root.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1
# An SDK that was unpacked rather than installed by apt brings no ICU, and without one the dotnet command aborts.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1

readonly exit_missing=5 # a model or tool is missing
readonly logs="$root/artifacts/log"

# Everything this script says goes to standard error: standard output belongs to the program (--json -).
say() { printf 'squatcoach: %s\n' "$*" >&2; }
fail() { say "$@"; exit "$exit_missing"; }

# Finds the dotnet command and an SDK of the right version; sets $dotnet.
find_dotnet() {
  local candidate
  for candidate in "$(command -v dotnet || true)" "${DOTNET_ROOT:-/nonexistent}/dotnet" "${HOME:-/nonexistent}/.dotnet/dotnet" /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet; do
    if [[ -x $candidate ]]; then
      dotnet=$candidate
      # Tests start dotnet by its name.
      command -v dotnet >/dev/null || export PATH="$PATH:${candidate%/*}"
      return 0
    fi
  done
  fail "the .NET SDK 10 is missing; it builds and runs SquatCoach. Install the package dotnet-sdk-10.0 (learn.microsoft.com/dotnet/core/install/linux-debian), then start again."
}

require_sdk() {
  find_dotnet
  "$dotnet" --list-sdks | grep -q '^10\.' ||
    fail "the .NET SDK 10 is missing: $dotnet knows only '$("$dotnet" --list-sdks | tr '\n' ' ')'. Install the package dotnet-sdk-10.0, then start again."
}

have_library() { compgen -G "/usr/lib/*/$1" >/dev/null || compgen -G "/lib/*/$1" >/dev/null || compgen -G "/usr/lib/$1" >/dev/null; }

have_deb() { [[ $(dpkg-query -W -f='${db:Status-Abbrev}' "$1" 2>/dev/null) == ii* ]]; }

# What a person without the rights types to get them, on this machine.
rights_for() { if command -v sudo >/dev/null; then printf '  sudo sh -c "%s"\n' "$1"; else printf '  su -c "%s"\n' "$1"; fi; }

# install_debs PACKAGE…: installs them, or prints the command that would and ends.
install_debs() {
  local as_root=()
  local command="apt-get update && apt-get install -y --no-install-recommends $*"
  command -v apt-get >/dev/null || fail "these Debian packages, or what they hold, are missing: $*. This system has no apt-get; install them by its own means, then start again."
  if ((EUID != 0)); then
    if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [[ -t 0 && -t 2 ]]; }; then
      as_root=(sudo)
    else
      say "these Debian packages are missing: $*. Installing them needs the rights of root; run"
      rights_for "$command" >&2
      fail "then start again."
    fi
  fi
  say "installing with apt-get: $*"
  mkdir -p "$logs"
  local environment=(env DEBIAN_FRONTEND=noninteractive)
  if ! { "${as_root[@]}" apt-get update &&
    "${as_root[@]}" "${environment[@]}" apt-get install -y --no-install-recommends "$@"; } </dev/null >"$logs/apt.log" 2>&1; then
    tail -n 5 "$logs/apt.log" >&2
    say "apt-get failed; the whole output is in $logs/apt.log. By hand:"
    rights_for "$command" >&2
    exit "$exit_missing"
  fi
}

# What building and running need, whoever asks: prints the Debian packages that are missing.
missing_to_run() {
  { command -v ffmpeg && command -v ffprobe; } >/dev/null || echo ffmpeg
  have_library libsqlite3.so.0 || echo libsqlite3-0
}
missing_to_build() {
  command -v node >/dev/null || echo nodejs
  command -v npm >/dev/null || echo npm
}

require_writable() {
  mkdir -p "$logs" 2>/dev/null && [[ -w $logs ]] ||
    fail "the programs have to be built first, but $root/artifacts cannot be written by $(id -un); start it once as the owner of the folder."
}

# logged NAME WHAT COMMAND…: runs it with its output in a log, and shows the end of the log when it fails.
logged() {
  local log="$logs/$1.log" what=$2
  shift 2
  if ! "$@" </dev/null >"$log" 2>&1; then
    grep -E '(error|Error)' "$log" | sort -u | head -n 15 >&2 || true
    fail "$what failed; the whole output is in $log."
  fi
}
