#!/bin/sh
# A scripted implementer. The first version of 'words' has a real defect; once the prompt tells of it, it is mended.
prompt=$(cat)
case $INTERLOCK_TASK in
  words)
    case $prompt in
      *"several spaces"*"counted as words"*)
        cat >lib/words.sh <<'SH'
# words FILE: prints how many words a file has; a word is what white space separates
words() { wc -w <"$1" | tr -d ' '; }
SH
        cat >tests/words.sh <<'SH'
set -e
# A line of three words has three words.
printf 'one two three\n' >"$SCRATCH/words"
[ "$(sh tally.sh words "$SCRATCH/words")" = 3 ]
# Several spaces between two words make no third word.
printf 'two   words\n' >"$SCRATCH/spaces"
[ "$(sh tally.sh words "$SCRATCH/spaces")" = 2 ]
SH
        echo "Several spaces no longer count as words; a test says so."
        ;;
      *)
        cat >lib/words.sh <<'SH'
# words FILE: prints how many words a file has
words() { tr ' ' '\n' <"$1" | grep -c ''; }
SH
        cat >tests/words.sh <<'SH'
set -e
# A line of three words has three words.
printf 'one two three\n' >"$SCRATCH/words"
[ "$(sh tally.sh words "$SCRATCH/words")" = 3 ]
SH
        echo "Added lib/words.sh and its test."
        ;;
    esac
    ;;
  command)
    cat >tally.sh <<'SH'
#!/bin/sh
# usage: tally.sh WHAT FILE
cd "$(dirname "$0")" || exit 1
case $1 in
  lines) . lib/lines.sh && lines "$2" ;;
  words) . lib/words.sh && words "$2" ;;
  *) echo "usage: tally.sh lines|words FILE" >&2; exit 2 ;;
esac
SH
    cat >README.md <<'MD'
# tally

    tally.sh lines FILE    prints how many lines a file has
    tally.sh words FILE    prints how many words a file has
MD
    echo "tally.sh knows 'words' now."
    ;;
  *)
    echo "no script for the task '$INTERLOCK_TASK'" >&2
    exit 1
    ;;
esac
