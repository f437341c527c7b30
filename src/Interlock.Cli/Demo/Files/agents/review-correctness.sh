#!/bin/sh
# A scripted reviewer that tries the candidate with an input that the tests may have forgotten.
cat >/dev/null
scratch=$(mktemp -d)
printf 'two   words\n' >"$scratch/spaces"
counted=$(sh tally.sh words "$scratch/spaces")
rm -rf "$scratch"
if [ "$counted" = 2 ]; then
  cat <<'JSON'
{"decision": "approve", "summary": "Counts words, also with several spaces between them.", "blockers": [], "risks": [],
 "owner_questions": [], "verification": ["tally.sh words on 'two   words' printed 2"]}
JSON
else
  cat <<JSON
{"decision": "reject", "summary": "The count is wrong for several spaces.",
 "blockers": [{"file": "lib/words.sh", "line": 2, "symbol": "words",
   "problem": "With several spaces between words, the gaps are counted as words.",
   "evidence": "tally.sh words on a file with 'two   words' printed $counted, expected 2"}],
 "risks": [], "owner_questions": [], "verification": ["ran tally.sh words on a small file"]}
JSON
fi
