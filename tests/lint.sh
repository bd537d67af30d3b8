#!/bin/sh
# Rules of the code that no compiler checks. Each is one function that prints what breaks it.
# BUILD: the build folder; BIDGAUGE: the program.
cd "$(dirname "$0")/.." || exit 2
faults=0

# Folders are layers: each includes only itself and what stands before it. intake and report are
# siblings; the command line uses the public header and nothing else.
layers() {
    before=
    for layer in host base logic model score intake report jobs api cli; do
        allowed="$before $layer"
        [ $layer = report ] && allowed=$(echo "$allowed" | sed 's/ intake//')
        [ $layer = cli ] && allowed=cli
        for header in $(grep -rhoE '^#include "[a-z_]+/' src/$layer 2>/dev/null |
            sed 's/.*"//; s,/,,' | sort -u); do
            case " $allowed " in
            *" $header "*) ;;
            *) grep -rnE "^#include \"$header/" src/$layer | sed 's/$/  (layer)/' ;;
            esac
        done
        before="$before $layer"
    done
}

only_in() { # HEADER FILES...
    header=$1
    shift
    grep -lE "^#include [<\"]([a-zA-Z0-9_]+/)?$header" -r src | while read -r file; do
        for allowed in "$@"; do
            # shellcheck disable=SC2254 # patterns on purpose
            case $file in $allowed) continue 2 ;; esac
        done
        echo "$file: includes $header"
    done
}

# Each foreign library has one place.
quarantine() {
    only_in 'cJSON\.h' 'src/base/json*.c'
    only_in 'pcre2\.h' src/base/regex.c
    only_in 'gmp\.h' src/base/dec.c src/base/ratio.c
    only_in 'mpfr\.h' src/base/dec.c src/base/ratio.c
    only_in 'sha\.h' src/base/hash.c
    only_in 'evp\.h' src/base/sshsig.c
    only_in 'xlsxwriter\.h' 'src/report/book/xlsx*.c' src/report/book/page.c
    only_in 'zlib\.h' src/base/inflate.c
    only_in 'zip\.h' 'src/base/xlsx_read*.c'
    only_in 'expat\.h' 'src/base/xlsx_read*.c'
}

symbols() {
    nm -g --defined-only "$BUILD/libbidgauge.a" 2>/dev/null |
        awk 'NF == 3 && $3 !~ /^bg_/ && $3 !~ /^__/ { print "exported without bg_: " $3 }'
}

# Functions of at most 70 lines, files of at most 600.
sizes() {
    for file in $(find src -name '*.[ch]' | sort); do
        awk -v file="$file" '
            /^{$/ { start = NR }
            /^}/ && start { if (NR - start + 1 > 72)
                                print file ":" start ": function of " NR - start - 1 " lines"
                            start = 0 }
            END { if (NR > 600) print file ": " NR " lines" }' "$file"
    done
}

memory() {
    grep -nE '[^_a-z](malloc|calloc|realloc|free|strdup) ?\(' -r src --include='*.c' |
        grep -vE '^src/(base/arena|base/json|base/regex|base/ratio|report/book/xlsx[a-z_]*|host/[a-z_]+|cli/memory|cli/system)\.c:|^[^:]*:[0-9]*: *(/?\*|//)' |
        sed 's/$/  (memory is the arena'"'"'s)/'
    grep -nE '[^_a-z](printf|puts|exit|fork|abort|setlocale|time) ?\(' -r src --include='*.c' |
        grep -vE '^src/(base/arena|base/ratio|host/[a-z_]+|cli/[a-z_]+)\.c:|^[^:]*:[0-9]*: *(/?\*|//)' |
        sed 's/$/  (a library neither prints nor ends the process)/'
}

# A sheet says heading, width and cell of a column in one row (report/book/columns.h), never in arrays beside
# each other, nor the cells in a painter beside the row.
columns() {
    find src/report -name '*.c' | sort | xargs awk '
        /#define/ { next }
        { line = $0
          if (!open && match(line, /BG_COLUMN\(/)) {
              open = 1; text = ""; at = FNR; depth = 0; line = substr(line, RSTART)
          }
          if (!open) next
          text = text line
          depth += gsub(/\(/, "(", line) - gsub(/\)/, ")", line)
          if (depth > 0) next
          open = 0
          if (text !~ /\.cell = [a-z]|_OF\(|_TEXT\(/)
              print FILENAME ":" at ": a column without .cell" }'
    grep -rnE '\.cell = NULL|\{\.width = ' src/report --include='*.c' | sed 's/$/  (a column says what its cells show)/'
    for file in $(grep -lE 'bg_(page|put|section)_' -r src/report --include='*.c' | sort); do
        grep -nE '(const char|double|int|float)[^;(]*[ *](titles|widths|heads|headings)\[[^]]*\](\[[^]]*\])? *= *\{' "$file" |
            sed "s,^,$file:,; s/\$/  (columns are rows: report\/book\/columns.h)/"
    done
    grep -rn 'bg_put_headers' src/report | sed 's/$/  (bg_section_head)/'
}

# A formula's value is what its tree gives: no function takes its text, and only who streams a long page
# says a value beside a tree.
formulas() {
    grep -rnE 'bg_[a-z_]*put_formula' src/report | sed 's/$/  (a formula is a tree: bg_put_live)/'
    for file in $(find src/report -name '*.h' | sort); do
        tr '\n' ' ' <"$file" | grep -oE 'void bg_[a-z_]*put[a-z_]*\([^;]*const char \*formula[^;]*;' |
            sed "s,^,$file: ,; s/\$/  (a formula is a tree: bg_put_live)/"
    done
    grep -rnE -- '->formula = ' src/report/book | grep -v '^src/report/book/settle\.c:' |
        grep -v 'cell\.formula' | sed 's/$/  (the text of a formula is printed from its tree)/'
    grep -rn 'bg_formula_streamed(' src --include='*.c' |
        grep -vE '^src/(base/cell/build|report/evaluation/sheet_check|report/register/(coverage|lines))\.c:' |
        sed 's/$/  (a value beside a formula, only over a long page)/'
}

# Every diagnostic is caused by some test.
codes() {
    for code in $(sed -n 's/^DIAG(\([EWN][0-9]*\),.*/\1/p' src/base/diag.def); do
        grep -rqsE "(^|[^A-Z0-9])(BG_)?$code([^0-9]|$)" tests --include='*.c' --include='*.err' \
            --include='*.json' --include='*.sh' --include='*.py' --include='*.txt' ||
            find tests/cases/bad -name "$code-*" 2>/dev/null | grep -q . ||
            echo "$code: no test causes it"
    done
    sed -n 's/^DIAG(\([EWN][0-9]*\),.*/\1/p' src/base/diag.def | sort | uniq -d |
        sed 's/$/: given twice/'
}

# Nothing committed knows the machine it was written on.
paths() {
    git ls-files -z 2>/dev/null | xargs -0 grep -nIE '/(wor[k]|tm[p]|hom[e]/[a-z]+)/' -- 2>/dev/null |
        cut -c1-160
}

# What the program can print about itself, the docs hold as printed.
generated() {
    [ -x "$BIDGAUGE" ] || return
    for name in $("$BIDGAUGE" help --generate=list); do
        "$BIDGAUGE" help --generate="$name" | cmp -s - "docs/$name" ||
            echo "docs/$name: not what the program prints; make docs writes it"
    done
    sh tests/tools/man3.sh "$(sed -n 's/.*BG_VERSION "\(.*\)"/\1/p' src/bidgauge.h)" <src/bidgauge.h |
        cmp -s - docs/man/bidgauge.3 || echo "docs/man/bidgauge.3: not what bidgauge.h says; make docs writes it"
}

# Laid out as .clang-format says. Other versions of clang-format lay out differently, so that only
# the one of Debian 12 and Ubuntu 22.04 is asked.
format() {
    clang-format --version 2>/dev/null | grep -q 'version 14\.' || return 0
    find src tests -name '*.[ch]' | sort | xargs clang-format --dry-run 2>&1 |
        sed -n 's/^\([^:]*:[0-9]*\):.*-Wclang-format-violations.*/\1: not as clang-format lays it out; make format does/p' |
        awk -F: '!seen[$1]++'
}

# Without a warning under each compiler that is here.
warnings() {
    for compiler in gcc clang; do
        command -v $compiler > /dev/null || continue
        MAKEFLAGS= make -s -j2 MODE=lint CC=$compiler WERROR=1 lib 2>&1 | grep -E 'error|warning'
    done
}

for check in ${CHECKS:-layers quarantine symbols sizes memory columns formulas codes paths generated format warnings}; do
    found=$($check)
    if [ -n "$found" ]; then
        echo "-- $check"
        echo "$found"
        faults=$((faults + 1))
    fi
    # .ci/run counts the rules: passed, failed
    [ -z "$TALLY" ] || if [ -z "$found" ]; then echo "1 0"; else echo "0 1"; fi >>"$TALLY"
done
[ $faults -eq 0 ] && echo "lint: clean"
[ $faults -eq 0 ]
