# Sourced by cases as the first thing: as enter.sh, with a disk of its own of $DISK bytes at disk/, in a mount
# namespace that ends with the case. Where that is not permitted the case is skipped.
if [ -z "$IN_MOUNT" ]; then
    flags=-m
    [ "$(id -u)" = 0 ] || flags=-rm
    unshare $flags sh -c 'mount -t tmpfs tmpfs "$TMP"' 2>/dev/null || {
        echo "no disk can be mounted here" >&2
        exit 77
    }
    IN_MOUNT=1 exec unshare $flags sh "$0"
fi
. tests/cases/bad/base/enter.sh
mkdir disk && mount -t tmpfs -o size=$DISK tmpfs disk || exit 1
