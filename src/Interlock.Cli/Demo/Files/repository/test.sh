#!/bin/sh
# Runs every test of tests/ and ends with how many passed and failed.
SCRATCH=$(mktemp -d) && export SCRATCH
trap 'rm -rf "$SCRATCH"' EXIT
passed=0 failed=0
for test in tests/*.sh; do
  if sh "$test"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $test"
  fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
