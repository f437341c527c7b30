#!/bin/sh
# A scripted reviewer that looks whether the old verb still works and the README tells the truth.
cat >/dev/null
if [ "$(sh tally.sh lines README.md)" -ge 3 ] && grep -q 'tally.sh words' README.md; then
  cat <<'JSON'
{"decision": "approve", "summary": "The old verb still works; the README tells of the new one.", "blockers": [], "risks": [],
 "owner_questions": [], "verification": ["tally.sh lines README.md", "grep 'tally.sh words' README.md"]}
JSON
else
  cat <<'JSON'
{"decision": "reject", "summary": "The old verb or the README is broken.",
 "blockers": [{"file": "tally.sh", "line": null, "symbol": null, "problem": "tally.sh lines or the README's usage is wrong.", "evidence": null}],
 "risks": [], "owner_questions": [], "verification": []}
JSON
fi
