#!/usr/bin/env bash
# May this file be delivered? Sends it, follows the job to its end, prints the verdict. Needs curl alone.
#   FFPROBE_API_URL=http://127.0.0.1:8080 FFPROBE_API_KEY=… deliver.sh film.mp4 [policy]
# Exit code: 0 pass or warn, 1 fail, 2 not evaluated or error.
set -euo pipefail
file=$1 policy=${2:-playable}
api=$FFPROBE_API_URL/api/v1
ask() { curl --silent --show-error --fail-with-body --header "X-API-Key: $FFPROBE_API_KEY" "$@"; }
field() { sed -nE "s/.*\"$1\":\"([^\"]*)\".*/\1/p" | head -n 1; }

# 202 at once, with the id of the job; the same Idempotency-Key again gives the same job.
id=$(ask --form async=true --form "policy=$policy" --form "file=@$file" "$api/probe/file" |
  grep -oE '"id":"[0-9a-f-]{36}"' | head -n 1 | cut -d '"' -f 4)
echo "analysis $id" >&2

# The stream of events ends by itself when the job does.
ask --no-buffer "$api/probe/analyses/$id/events" | sed -nE 's/^event: (.*)/\1/p' | uniq >&2

result=$(ask "$api/policies/$policy/evaluate" --json "{\"analysis_id\":\"$id\"}" | field result)
echo "$result"
case $result in pass | warn) exit 0 ;; fail) exit 1 ;; *) exit 2 ;; esac
