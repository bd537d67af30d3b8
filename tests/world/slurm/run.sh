#!/bin/sh
# Under a real Slurm on this one machine, as docs/scale.md shows it: a job array writes a part for each
# piece, a job that depends on it merges, and what comes out is what one run gives. The daemons are
# started here, as root, on their own ports and folders, and ended again; SKIPPED where they cannot.
work=$(mktemp -d) || exit 2
chmod 755 "$work"
pids=
stop() {
    for pid in $pids; do kill "$pid" 2>/dev/null; done
    sleep 1
    for pid in $pids; do kill -9 "$pid" 2>/dev/null; done
    [ -n "$KEEP" ] || rm -rf "$work"
}
trap stop EXIT
skip() {
    echo "slurm: $1"
    [ -z "$2" ] || tail -n 5 "$2"
    exit 77
}
for program in munged slurmctld slurmd sbatch; do
    command -v "$program" >/dev/null || skip "$program is not installed (slurm-wlm, munge)"
done
[ "$(id -u)" -eq 0 ] || skip "root is needed to start the daemons"
cores=$(nproc)
host=$(hostname -s)
mkdir -p "$work/state" "$work/spool" "$work/munge"

# munge: its own key and socket
chmod 700 "$work/munge"
dd if=/dev/urandom of="$work/munge/key" bs=128 count=8 2>/dev/null
chmod 400 "$work/munge/key"
munged --foreground --force --key-file="$work/munge/key" --socket="$work/munge/socket" \
    --pid-file="$work/munge/pid" --log-file="$work/munge/log" --seed-file="$work/munge/seed" \
    >"$work/munge/out" 2>&1 &
pids="$pids $!"

port=$((20000 + $$ % 20000))
cat >"$work/slurm.conf" <<CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
CredType=cred/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0
ReturnToService=2
MpiDefault=none
SlurmdTimeout=60
NodeName=$host NodeAddr=127.0.0.1 CPUs=$cores State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=10 State=UP
CONF
export SLURM_CONF="$work/slurm.conf"
slurmctld -D >"$work/slurmctld.out" 2>&1 &
pids="$pids $!"
slurmd -D -N "$host" >"$work/slurmd.out" 2>&1 &
pids="$pids $!"
for i in $(seq 60); do
    sinfo -h -o %T 2>/dev/null | grep -q idle && break
    sleep 0.5
done
sinfo -h -o %T 2>/dev/null | grep -q idle || { sinfo; tail -5 "$work"/*.log "$work"/*.out; skip "the daemons did not come up"; }

"${PYTHON:-python3}" tests/tools/make_corpus.py 500 --seed 9 --bad 0.02 >"$work/tenders.jsonl"
cp samples/janitorial/ruleset.json samples/scenarios/floor20.json tests/world/slurm/part.sbatch \
    tests/world/slurm/merge.sbatch "$work"
cd "$work" || exit 2
split -n l/6 -d --additional-suffix=.jsonl tenders.jsonl piece-
"$BIDGAUGE" model ruleset.json --corpus piece-*.jsonl --scenario floor20.json -o one.xlsx \
    --partial one.part --quiet 2>/dev/null
array=$(sbatch --parsable --array=0-5 part.sbatch) || exit 1
sbatch --wait --dependency=afterany:"$array" merge.sbatch >merge.id 2>&1
status=$?
parts=$(ls piece-*.part 2>/dev/null | wc -l)
if [ $status -ne 0 ] || [ "$parts" -ne 6 ] || ! cmp one.part merged.part || ! cmp one.xlsx merged.xlsx; then
    echo "slurm: FAILED: exit status $status, $parts parts of 6"
    cat merge.id ./*.out
    tail -n 20 slurmctld.log slurmd.log
    exit 1
fi
echo "slurm: $(sinfo --version) on $cores cores: 6 parts of an array job, merged by a job that waited for" \
    "them: as one run"
