# Sourced by the measurements beside it: a server of the distribution on a folder and port of its own.
# Needs bash, curl and a Linux /proc.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
port=${PORT:-18640}
work=$(mktemp -d "${TMPDIR:-/tmp}/holdfast-measure.XXXXXX")
data=$work/data
base=http://127.0.0.1:$port
server_pid=

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# What a JSON text has for a name, where it has it once and as a plain string or number.
json_value() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p"; }

start_server() {
  "$root/holdfast" serve --data "$data" --port "$port" "$@" >"$work/server.log" 2>&1 &
  server_pid=$!
  local try
  for try in $(seq 600); do
    curl -fs -o "$work/health" "$base/health" && return
    kill -0 "$server_pid" 2>/dev/null || die "The server did not start: $(tail -n 3 "$work/server.log")"
    sleep 0.1
  done
  die "The server did not answer within 60 s."
}

stop_server() {
  [ -n "$server_pid" ] || return 0
  kill "$server_pid" 2>/dev/null
  wait "$server_pid" 2>/dev/null
  server_pid=
}

clean_up() {
  stop_server
  rm -rf "$work"
}
trap clean_up EXIT

take_token() {
  local credentials=$data/admin-credentials.json
  token=$(curl -fs "$base/oauth/token" \
    -d grant_type=client_credentials \
    -d "client_id=$(json_value clientId <"$credentials")" \
    -d "client_secret=$(json_value clientSecret <"$credentials")" | json_value access_token)
  [ -n "$token" ] || die "No token."
}

# Uploads a file under a name; prints the job's id.
upload() {
  curl -fsS "$base/v2025/configuration-hub/backups/uploads" -H "Authorization: Bearer $token" \
    -F "data=@$1;type=application/json" -F "name=$2" | json_value jobId
}

upload_state() {
  curl -fsS "$base/v2025/configuration-hub/backups/uploads/$1" -H "Authorization: Bearer $token"
}

# Waits until a job has ended; prints its last state.
await_upload() {
  local try state
  for try in $(seq 6000); do
    state=$(upload_state "$1")
    case $state in
      *'"status":"COMPLETE"'* | *'"status":"FAILED"'*) printf '%s\n' "$state"; return ;;
    esac
    sleep 0.1
  done
  die "Upload $1 has not ended within ten minutes."
}

generator() {
  java_of_jdk -cp "$root/benchmarks/target/classes" dev.holdfast.benchmarks.BundleGenerator "$@" >&2
}

# The java that the server itself runs on.
java_of_jdk() { "$(java_path)" "$@"; }
java_path() { readlink "/proc/$server_pid/exe"; }

build() {
  (cd "$root" && mvn -q -B -Pbenchmarks -pl benchmarks -am package -DskipTests -Dmaven.javadoc.skip=true) >&2 ||
    die "The benchmarks do not build."
}

machine() {
  printf '%s, %s cores, %s; %s\n' \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)" "$(uname -sr)" "$(date -u +%F)"
}
