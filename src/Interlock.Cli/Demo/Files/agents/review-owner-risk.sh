#!/bin/sh
# A scripted reviewer that looks whether the old verb still works and the README tells the truth.
cat >/dev/null
if [ "$(sh bin/tally lines README.md)" -ge 3 ] && grep -q 'tally words' README.md; then
  cat <<'JSON'
{"decision": "approve", "summary": "The old verb still works; the README tells of the new one.", "blockers": [], "risks": [],
 "owner_questions": [], "verification": ["bin/tally lines README.md", "grep 'tally words' README.md"]}
JSON
else
  cat <<'JSON'
{"decision": "reject", "summary": "The old verb or the README is broken.",
 "blockers": [{"file": "bin/tally", "line": null, "symbol": null, "problem": "bin/tally lines or the README's usage is wrong.", "evidence": null}],
 "risks": [], "owner_questions": [], "verification": []}
JSON
fi
