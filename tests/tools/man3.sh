#!/bin/sh
# The manual page of the library, bidgauge(3), from the comments of its header (standard input).
version=${1:?the version}
awk -v version="$version" '
function roff(text) { gsub(/\\/, "\\e", text); gsub(/-/, "\\-", text); sub(/^[.\x27]/, "\\\\\\&&", text); return text }
function flush() {
    if (code != "") {
        print ".PP\n.nf\n.RS"
        printf "%s", code
        print ".RE\n.fi"
    }
    if (comment != "") print ".PP\n" comment
    code = comment = ""
}
function note(line) {
    sub(/^[ \t]*(\/\*|\*\/?)?[ \t]*/, "", line); sub(/[ \t]*\*\/[ \t]*$/, "", line)
    if (line == "") { comment = comment (comment == "" ? "" : "\n.PP"); return }
    comment = comment (comment == "" ? "" : "\n") roff(line)
}
BEGIN {
    print ".\\\" Generated from bidgauge.h.\n.TH BIDGAUGE 3 \"\" \"bidgauge " version "\" \"Library Functions Manual\""
    print ".SH NAME\nbidgauge \\- library that evaluates bids against procurement criteria"
    print ".SH SYNOPSIS\n.B #include <bidgauge.h>\n.PP\nCompile with the flags of \\fBpkg\\-config \\-\\-cflags \\-\\-libs bidgauge\\fP."
    print ".SH DESCRIPTION"
}
NR == 1 { top = 1 }
top { if ($0 ~ /\*\//) { note($0); sub(/^bidgauge: e/, "The library e", comment); print comment; comment = ""; top = 0
                        print ".SH FUNCTIONS" } else note($0); next }
/^#|^extern|^}$|^$/ && depth == 0 { if ($0 == "") flush(); next }
/^\/\* -- / { flush(); line = $0; sub(/^\/\* -- /, "", line); sub(/ *-* *\*\/$/, "", line); print ".SS " toupper(substr(line, 1, 1)) substr(line, 2); next }
depth == 0 && (/^\/\*/ || inside) { if (code != "" && !inside) flush(); inside = $0 !~ /\*\//; note($0); next }
{ line = $0; depth += gsub(/{/, "{", line) - gsub(/}/, "}", line); code = code roff($0) "\n" }
END { flush(); print ".SH SEE ALSO\n\\fBbidgauge\\fP(1),\n\\fBbidgauge\\-ruleset\\fP(5)" }
'
