#!/bin/sh
# usage: tally.sh WHAT FILE
cd "$(dirname "$0")" || exit 1
case $1 in
  lines) . lib/lines.sh && lines "$2" ;;
  *) echo "usage: tally.sh lines FILE" >&2; exit 2 ;;
esac
