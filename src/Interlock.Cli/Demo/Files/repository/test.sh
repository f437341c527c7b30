#!/bin/sh
# Runs every test of tests/ and reports in TAP (testanything.org).
SCRATCH=$(mktemp -d) && export SCRATCH
trap 'rm -rf "$SCRATCH"' EXIT
number=0 failed=0
echo "TAP version 13"
for test in tests/*.sh; do
  number=$((number + 1))
  if sh "$test"; then
    echo "ok $number - $test"
  else
    failed=$((failed + 1))
    echo "not ok $number - $test"
  fi
done
echo "1..$number"
[ "$failed" = 0 ]
