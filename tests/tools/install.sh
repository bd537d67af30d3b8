#!/bin/sh
# install or uninstall, under $DESTDIR$PREFIX: program, libraries, header, pkg-config file, manual
# pages, completion and the shipped rules.
set -eu
root=$DESTDIR$PREFIX

install_all() {
    install -d "$root/bin" "$root/lib/pkgconfig" "$root/include" "$root/share/bidgauge"
    [ ! -f "$PROGRAM" ] || install -m 755 "$PROGRAM" "$root/bin/bidgauge"
    install -m 644 "$BUILD/libbidgauge.a" "$root/lib/"
    install -m 755 "$BUILD/libbidgauge.so" "$root/lib/"
    [ ! -f src/bidgauge.h ] || install -m 644 src/bidgauge.h "$root/include/"
    {
        echo "prefix=$PREFIX"
        echo "libdir=\${prefix}/lib"
        echo "includedir=\${prefix}/include"
        echo
        echo "Name: bidgauge"
        echo "Description: Evaluates bids against public procurement rulesets"
        echo "Version: $VERSION"
        echo "Requires.private: $REQUIRES"
        echo "Libs: -L\${libdir} -lbidgauge"
        echo "Libs.private: -lm -pthread"
        echo "Cflags: -I\${includedir}"
    } > "$root/lib/pkgconfig/bidgauge.pc"
    for page in docs/man/*.[1-9]; do
        [ -f "$page" ] || continue
        section=${page##*.}
        install -d "$root/share/man/man$section"
        install -m 644 "$page" "$root/share/man/man$section/"
    done
    if [ -f docs/completion/bidgauge.bash ]; then
        install -d "$root/share/bash-completion/completions"
        install -m 644 docs/completion/bidgauge.bash \
            "$root/share/bash-completion/completions/bidgauge"
    fi
    for folder in rules samples docs/schema; do
        [ ! -d "$folder" ] || cp -R "$folder" "$root/share/bidgauge/"
    done
}

uninstall_all() {
    rm -f "$root/bin/bidgauge" "$root/lib/libbidgauge.a" "$root/lib/libbidgauge.so" \
        "$root/include/bidgauge.h" "$root/lib/pkgconfig/bidgauge.pc" \
        "$root/share/bash-completion/completions/bidgauge"
    rm -rf "$root/share/bidgauge"
    rm -f "$root"/share/man/man[1-9]/bidgauge.[1-9] "$root"/share/man/man[1-9]/bidgauge-*.[1-9]
}

"$1"_all
