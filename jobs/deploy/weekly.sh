#!/bin/sh
# The weekly run, then the reports by mail. Says nothing when all went well; what it prints otherwise cron mails to MAILTO.
# Change: the folder of Balie, the names of the job and of the list of readers. Runs in the folder with your data.
#   BALIE_PAUSES   seconds between tries; one try more than there are numbers
set -u

balie=${BALIE:-/opt/balie/balie}
pauses=${BALIE_PAUSES-900 1800 3600}
log=reports/weekly.log

# The password of the mail server, and keys if you keep them so: lines NAME=value, mode 600.
if [ -r /etc/balie/environment ]; then
    set -a
    . /etc/balie/environment
    set +a
fi

# Only exit code 1 may go over by itself.
try() {
    for pause in $pauses end; do
        code=0
        "$balie" "$@" >>"$log" 2>&1 || code=$?
        [ "$code" -eq 1 ] || return "$code"
        [ "$pause" != end ] || return 1
        sleep "$pause"
    done
}

mkdir -p reports
: >"$log"
code=0
# balie run weekly, balie deliver: two commands, each with tries of its own.
{ try run weekly && try deliver --to jobs/delivery.yaml; } || code=$?
case $code in
    0) exit 0 ;;
    1) why="it failed, also when tried again" ;;
    2) why="the job or the list of readers has to be corrected" ;;
    3) why="the data were refused: somebody has to look at them" ;;
    *) why="it was ended" ;;
esac
echo "Balie, weekly run: exit code $code, $why."
tail -n 50 "$log"
exit "$code"
