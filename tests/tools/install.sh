#!/bin/sh
# install or uninstall under $DESTDIR: program, libraries, header, pkg-config file, manual pages,
# completion and the shipped rules, each in the directory that the Makefile names.
set -eu
bin=$DESTDIR$BINDIR lib=$DESTDIR$LIBDIR include=$DESTDIR$INCLUDEDIR man=$DESTDIR$MANDIR
share=$DESTDIR$DATADIR/bidgauge completion=$DESTDIR$DATADIR/bash-completion/completions

put_pkg_config() {
    cat <<END
prefix=$PREFIX
libdir=$LIBDIR
includedir=$INCLUDEDIR

Name: bidgauge
Description: Evaluates bids against public procurement rulesets
Version: $VERSION
Requires.private: $REQUIRES
Libs: -L\${libdir} -lbidgauge
Libs.private: -lm -pthread
Cflags: -I\${includedir}
END
}

install_all() {
    install -d "$bin" "$lib/pkgconfig" "$include" "$share" "$completion"
    install -m 755 "$PROGRAM" "$bin/bidgauge"
    install -m 644 "$BUILD/libbidgauge.a" "$lib/"
    install -m 755 "$BUILD/libbidgauge.so.$VERSION" "$lib/"
    ln -sf "libbidgauge.so.$VERSION" "$lib/libbidgauge.so.$ABI"
    ln -sf "libbidgauge.so.$VERSION" "$lib/libbidgauge.so"
    install -m 644 src/bidgauge.h "$include/"
    put_pkg_config >"$lib/pkgconfig/bidgauge.pc"
    if [ -n "$STRIP" ]; then
        strip "$bin/bidgauge"
        strip --strip-unneeded "$lib/libbidgauge.so.$VERSION"
        strip --strip-debug "$lib/libbidgauge.a"
    fi
    for page in docs/man/*.[1-9]; do
        install -d "$man/man${page##*.}"
        install -m 644 "$page" "$man/man${page##*.}/"
    done
    install -m 644 docs/completion/bidgauge.bash "$completion/bidgauge"
    cp -R rules samples docs/schema "$share/"
}

uninstall_all() {
    rm -f "$bin/bidgauge" "$lib"/libbidgauge.a "$lib"/libbidgauge.so* "$include/bidgauge.h" \
        "$lib/pkgconfig/bidgauge.pc" "$completion/bidgauge"
    rm -rf "$share"
    rm -f "$man"/man[1-9]/bidgauge.[1-9] "$man"/man[1-9]/bidgauge-*.[1-9]
}

"$1"_all
