# lines FILE: prints how many lines a file has
lines() { grep -c '' "$1"; }
