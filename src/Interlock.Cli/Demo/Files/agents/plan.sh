#!/bin/sh
# A scripted planner: answers every request with the same two tasks.
cat >/dev/null
cat <<'JSON'
{
  "tasks": [
    {
      "id": "words",
      "title": "Count words",
      "files": ["lib/words.sh", "tests/words.sh"],
      "prompt": "Write lib/words.sh with a function words FILE that prints how many words a file has, and tests/words.sh that tests it through tally.sh.",
      "verify": "sh test.sh",
      "agent": null,
      "permission": "limited"
    },
    {
      "id": "command",
      "title": "Add the verb 'words'",
      "files": ["tally.sh", "README.md"],
      "prompt": "Add the verb words to tally.sh: it sources lib/words.sh and calls words FILE. Say so in README.md.",
      "verify": "sh test.sh",
      "agent": null,
      "permission": "limited"
    }
  ],
  "risks": ["What counts as a word when there are several spaces?"]
}
JSON
