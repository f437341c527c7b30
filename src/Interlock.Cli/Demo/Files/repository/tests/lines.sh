# A file of three lines has three lines.
printf 'a\nb\nc\n' >"$SCRATCH/three"
[ "$(sh tally.sh lines "$SCRATCH/three")" = 3 ]
