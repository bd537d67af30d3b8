#!/bin/sh
# Makes the pictures of docs/panel.md and docs/debrief.md in docs/images: plays the sample case, has LibreOffice print its sheets
# and Chromium its letters, and cuts out what matters; with `page`, those of docs/page-tour.md instead. Look at each before it is
# committed.
# usage: pictures.sh BIDGAUGE [page]   (soffice, pdftotext, pdftoppm, chromium; node, npm and build/bidgauge.html for the page)
program=$1 what=${2-sheets} images=docs/images
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
small() { # NAME KB: fewer colours, where a program for it is here
    ! command -v pngquant >/dev/null || pngquant --force --ext .png 48 "$images/$1.png"
    [ "$(wc -c <"$images/$1.png")" -lt "$2"000 ] || echo "pictures.sh: $images/$1.png is larger than $2 kB" >&2
}
if [ "$what" = page ]; then
    . tests/tools/env.sh
    . tests/tools/browser.sh
    sh samples/case/play.sh "$program" "$work/case" >/dev/null 2>&1 || exit 1
    for bid in "$work"/case/received/1/*; do printf ' ' >>"$bid" && break; done
    mkdir "$work/pictures" && node tests/tools/pagepictures.mjs build/bidgauge.html "$work/case" "$work/pictures" || exit 1
    for picture in "$work"/pictures/page-*.png; do
        cp "$picture" "$images/" && small "$(basename "$picture" .png)" 200
    done
    exit
fi
sh samples/case/play.sh "$program" "$work/case" >/dev/null 2>&1 || exit 1
"$program" debrief "$work/case" --regime=uk-pa23 -q --at=2026-04-04T09:00Z 2>/dev/null

# The sheet Panel is for the screen and is not printed: a copy of the workbook prints it.
python3 - "$work/case/out/comparison.xlsx" "$work/comparison.xlsx" <<'END' || exit 1
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as book, zipfile.ZipFile(sys.argv[2], "w") as copy:
    for name in book.namelist():
        copy.writestr(name, book.read(name).replace(b"Panel!$IV$1", b"Panel!$A$1:$O$17"))
END

cd "$work" && soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work" \
    case/out/declaration-E1.xlsx case/scores/E1-1.xlsx case/scores/meeting-1.xlsx case/out/decision.xlsx \
    comparison.xlsx case-public/public.xlsx >/dev/null 2>&1
cd "$OLDPWD" || exit 1

page() { # NAME PDF TEXT TOP WIDTH HEIGHT: a part of the first page that has the text
    pdf=$work/$2.pdf
    n=1
    until pdftotext -layout -f $n -l $n "$pdf" - | grep -q -- "$3"; do
        n=$((n + 1))
        [ $n -lt 40 ] || { echo "pictures.sh: no page of $2 has \"$3\"" >&2; return 1; }
    done
    pdftoppm -png -r 80 -f $n -l $n -x 0 -y "$4" -W "$5" -H "$6" -singlefile "$pdf" "$images/$1" && small "$1" 60
}
letter() { # NAME PAGE WIDTH HEIGHT
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars "--screenshot=$work/$1.png" \
        "--window-size=$3,$4" "file://$work/case/out/$2" >/dev/null 2>&1
    cp "$work/$1.png" "$images/$1.png" && small "$1" 60
}

page panel-declaration declaration-E1 "Declaration of interests" 0 660 500
page panel-scores E1-1 "Scores of Ana Ruiz" 30 700 260
page panel-meeting meeting-1 "Reason of the panel" 75 820 245
page decision-bids decision "what each difference comes to" 0 860 340
page panel-comparison comparison "what people scored" 0 880 420
page public-copy public "Price points" 0 880 300
letter award-memo award-memo.html 640 560
letter debrief-uk-pa23 letters/uk-pa23-birch.html 640 640
